package denwaban.open;

/// What the tool accepts of a pack, which may come from anybody, at most.
final class PackLimits {

  /// Files in one pack: twelve for a call with a message, a slip and five minutes of recording,
  /// eighteen if all its headers were made anew; so 27,000 to 41,000 calls.
  static final int FILES = 500_000;

  /// Bytes of `pack.json`, which names them all, and all that was erased.
  static final int INDEX_BYTES = 96 << 20;

  /// Bytes of one file that is read into memory: a key chain is the largest.
  static final int TEXT_BYTES = 16 << 20;

  /// Bytes of one payload, or of any other file but the log's entries: 100 times the five minutes
  /// of a recording's segment.
  static final long PAYLOAD_BYTES = 512L << 20;

  /// Characters of a path inside the pack.
  static final int PATH_CHARS = 200;

  /// Bytes of a file of keys, or of a share, that the user names.
  static final int KEY_FILE_BYTES = 65_536;

  private PackLimits() {}
}
