package denwaban.signin.oidc;

import org.jspecify.annotations.Nullable;

/// A provider did not answer, or not as one does. Nothing of what it sent is in here.
final class ProviderTrouble extends Exception {

  /// What kind of trouble.
  enum Kind {
    AWAY,
    STRANGE,
    OTHER_ISSUER,
    INSIDE
  }

  private final Kind kind;

  private ProviderTrouble(String what, Kind kind, @Nullable Throwable cause) {
    super(what, cause);
    this.kind = kind;
  }

  static ProviderTrouble away(@Nullable Throwable cause) {
    return new ProviderTrouble("an identity provider does not answer", Kind.AWAY, cause);
  }

  /// It answered, and cannot be used so.
  static ProviderTrouble strange(@Nullable Throwable cause) {
    return new ProviderTrouble(
        "an identity provider's answer has another form", Kind.STRANGE, cause);
  }

  /// It speaks, and for another issuer.
  static ProviderTrouble otherIssuer() {
    return new ProviderTrouble(
        "an identity provider names itself otherwise", Kind.OTHER_ISSUER, null);
  }

  /// Its address leads into a network of ours.
  static ProviderTrouble insideOurs() {
    return new ProviderTrouble(
        "an identity provider's address is not a public one", Kind.INSIDE, null);
  }

  boolean inside() {
    return kind == Kind.INSIDE;
  }

  Kind kind() {
    return kind;
  }
}
