package denwaban.storage.key;

/// `denwaban.start`: who must be there for stored headers to be given out after a start.
public enum StartMode {
  /// Nobody: the master key is a file of this machine, or a module or service lets the program in.
  UNATTENDED,
  /// Two of three holders of shares.
  SEALED
}
