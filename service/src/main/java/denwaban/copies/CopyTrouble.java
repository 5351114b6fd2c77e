package denwaban.copies;

/// Why a copy is not as new as the log.
enum CopyTrouble {
  /// No server answers there, or not in time; or the disk cannot be written.
  AWAY,
  /// The server answers, but not as one that is known by a certificate.
  NOT_TRUSTED,
  /// The server or the bucket says no.
  REFUSED,
  /// The address leads into this office's own network.
  PRIVATE_ADDRESS,
  /// The copy has more entries than the log, or other ones: the log lost some, or was rewritten.
  OTHER_LOG;

  /// Whether the log itself is in doubt.
  boolean incident() {
    return this == OTHER_LOG;
  }
}
