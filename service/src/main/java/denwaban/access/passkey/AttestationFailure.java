package denwaban.access.passkey;

import denwaban.http.Problem;

/// Why the attestation of a new passkey was not accepted.
public enum AttestationFailure implements AttestationResult {

  /// Format `none`.
  UNNAMED("unnamed"),

  /// A statement without a certificate.
  ITSELF("itself"),

  /// Format `fido-u2f`.
  U2F("u2f"),

  /// Formats `android-key`, `android-safetynet` and `apple`.
  PHONE("phone"),

  /// A format that we have no word for.
  OTHER_FORMAT("other-format"),

  /// No entry in FIDO's list.
  UNLISTED("unlisted"),

  /// The list says that it must not be trusted.
  BROKEN("broken"),

  /// Another root, an expired certificate, a signature that does not fit, or any other error.
  UNPROVED("unproved");

  private final String said;

  AttestationFailure(String said) {
    this.said = said;
  }

  /// For the user who adds the passkey.
  public Problem problem() {
    return new Problem(403, "passkey-not-attested." + said);
  }
}
