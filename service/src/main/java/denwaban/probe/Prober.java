package denwaban.probe;

/// Knows one kind of port or endpoint and how to be refused there.
public interface Prober {

  /// Tries all of them. It has no effect on anything but its own person, whatever comes.
  ///
  /// @param here from where this run comes
  void probe(Outsider here, Observations observations);
}
