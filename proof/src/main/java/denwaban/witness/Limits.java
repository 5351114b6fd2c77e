package denwaban.witness;

import java.time.Duration;

/// What a witness takes from strangers, at most.
final class Limits {

  /// Bytes of a request: a note of 65,536, 63 hashes in base64, and the line before them.
  static final int BODY_BYTES = 69_632;

  /// Hashes in a proof: a log has fewer than 2^63 leaves.
  static final int PROOF_HASHES = 63;

  /// Requests that are checked, signed or written at once.
  static final int AT_ONCE = 8;

  /// How long a request waits for that.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Connections.
  static final int CONNECTIONS = 256;

  /// How long a request may take to arrive, and an answer to be sent.
  static final Duration SLOWEST = Duration.ofSeconds(10);

  /// Files of `evidence/`.
  static final int EVIDENCE = 100;

  /// Logs in one folder.
  static final int LOGS = 10_000;

  /// Bytes of the file `logs`.
  static final long LOGS_BYTES = 32L << 20;

  private Limits() {}
}
