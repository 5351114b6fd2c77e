package denwaban.call;

/// Port: seals and keeps slips for their clients. `recording` implements it.
public interface Slips {

  /// May block. Keeps nothing where the client has no company key to seal to.
  ///
  /// @throws RuntimeException if it cannot be kept now; the slip is then lost
  void keep(Slip slip);
}
