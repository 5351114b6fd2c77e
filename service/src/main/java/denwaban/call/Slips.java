package denwaban.call;

/// Port: seals and keeps slips for their clients. `recording` implements it.
public interface Slips {

  /// May block. Keeps nothing where the client has no company key to seal to.
  ///
  /// @return whether it is kept, or waits to be
  /// @throws RuntimeException if it cannot be kept now; the slip is then lost
  boolean keep(Slip slip);
}
