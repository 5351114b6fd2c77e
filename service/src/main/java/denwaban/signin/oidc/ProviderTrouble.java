package denwaban.signin.oidc;

import org.jspecify.annotations.Nullable;

/// A provider did not answer, or not as one does. Nothing of what it sent is in here.
final class ProviderTrouble extends Exception {

  private final boolean inside;

  private ProviderTrouble(String what, boolean inside, @Nullable Throwable cause) {
    super(what, cause);
    this.inside = inside;
  }

  static ProviderTrouble away(@Nullable Throwable cause) {
    return new ProviderTrouble("an identity provider does not answer", false, cause);
  }

  /// It answered, and cannot be used so.
  static ProviderTrouble strange(@Nullable Throwable cause) {
    return new ProviderTrouble("an identity provider's answer has another form", false, cause);
  }

  /// Its address leads into a network of ours.
  static ProviderTrouble insideOurs() {
    return new ProviderTrouble("an identity provider's address is not a public one", true, null);
  }

  boolean inside() {
    return inside;
  }
}
