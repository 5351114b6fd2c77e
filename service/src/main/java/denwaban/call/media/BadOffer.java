package denwaban.call.media;

/// A session description we cannot or will not accept.
///
/// The message is a fixed sentence for logs; it never repeats what the peer wrote.
public final class BadOffer extends Exception {

  private static final long serialVersionUID = 1;

  /// What the peer did wrong, or what we do not speak.
  public enum Why {
    TOO_LARGE,
    MALFORMED,
    NO_AUDIO,
    NO_COMMON_CODEC,
    NO_ICE,
    NO_FINGERPRINT,
    NO_BUNDLE,
    OTHER_PEER
  }

  private final transient Why why;

  public BadOffer(Why why) {
    super("session description refused: " + why);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
