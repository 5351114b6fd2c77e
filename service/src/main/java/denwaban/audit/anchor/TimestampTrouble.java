package denwaban.audit.anchor;

import denwaban.audit.proof.stamp.TimeStamp;

/// Why there is no stamp on a log's newest state.
public enum TimestampTrouble {
  /// The authority cannot be reached, or answers something that is too long: nothing is known.
  AWAY,
  /// It refused, or answered something that is no stamp.
  NO_STAMP,
  /// A stamp on another text.
  OTHER_TEXT,
  /// A stamp that answers another request.
  OTHER_REQUEST,
  /// Signed by another key than its certificate's.
  BAD_SIGNATURE,
  /// By a signer who is not under the certificates that we were given, or not for stamping alone.
  STRANGER,
  /// Its time and ours are too far apart: one of the two clocks is wrong.
  OTHER_TIME;

  static TimestampTrouble of(TimeStamp.Why why) {
    return switch (why) {
      case MALFORMED -> NO_STAMP;
      case OTHER_TEXT -> OTHER_TEXT;
      case OTHER_REQUEST -> OTHER_REQUEST;
      case BAD_SIGNATURE -> BAD_SIGNATURE;
      case STRANGER -> STRANGER;
    };
  }

  /// Whether an administrator must look: an answer came, and it was not to be believed.
  public boolean incident() {
    return this != AWAY;
  }
}
