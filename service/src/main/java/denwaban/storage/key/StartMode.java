package denwaban.storage.key;

/// `denwaban.start`: who must be there for stored headers to be given out after a start.
public enum StartMode {
  /// No one: the master key is a file of this machine, or a module or service admits the program.
  UNATTENDED,
  /// Two of three holders of shares.
  SEALED
}
