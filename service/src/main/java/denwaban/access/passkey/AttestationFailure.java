package denwaban.access.passkey;

import denwaban.http.Problem;

/// Why the attestation of a new passkey was not accepted.
public enum AttestationFailure implements AttestationResult {

  /// Format `none`.
  UNNAMED(
      "ブラウザが、キーや端末の機種を知らせませんでした。製造元と型番を知らせてよいかと尋ねられたら許可して、もう一度お試しください。"
          + "Windows Hello の機種が分かるのは、TPM のあるパソコンだけです。",
      "The browser did not tell the model of the key or device. Allow it when it asks whether it may"
          + " tell the make and model, and try again. Windows Hello tells its model only on a"
          + " computer with a TPM."),

  /// A statement without a certificate.
  ITSELF(
      "このパスキーには、製造元の証明がありません。ソフトウェアや、TPM のないパソコンのものです。"
          + "FIDO2 のセキュリティキーか、TPM のあるパソコンの Windows Hello で、もう一度お試しください。",
      "No maker vouches for this passkey: it is one of software, or of a computer without a TPM. Try"
          + " again with a FIDO2 security key, or with Windows Hello on a computer with a TPM."),

  /// Format `fido-u2f`.
  U2F(
      "このセキュリティキーは古い方式(U2F)で、使う人を確かめられません。PIN か指紋を使う FIDO2 のセキュリティキーで、もう一度お試しください。",
      "This security key is of an older kind (U2F), which cannot check who uses it. Try again with a"
          + " FIDO2 security key that asks for a PIN or a fingerprint."),

  /// Formats `android-key`, `android-safetynet` and `apple`.
  PHONE(
      "スマートフォン、タブレット、Apple の機器のパスキーは、このアカウントには使えません。"
          + "FIDO2 のセキュリティキーか、TPM のあるパソコンの Windows Hello で、もう一度お試しください。",
      "Passkeys of phones, tablets and Apple devices do not do for this account. Try again with a"
          + " FIDO2 security key, or with Windows Hello on a computer with a TPM."),

  /// A format that we have no word for.
  OTHER_FORMAT(
      "このパスキーの証明は、ここでは確かめられない形式です。FIDO2 のセキュリティキーか、TPM のあるパソコンの Windows Hello で、もう一度お試しください。",
      "What vouches for this passkey is in a format that cannot be checked here. Try again with a"
          + " FIDO2 security key, or with Windows Hello on a computer with a TPM."),

  /// No entry in FIDO's list.
  UNLISTED(
      "この機種は、会社の機種一覧にありません。一覧にある機種のキーで、もう一度お試しください。新しい機種なら、一覧の更新を管理者に依頼してください。",
      "This model is not in the office's list. Try again with a key of a model that is. If yours is a"
          + " new one, ask your administrator for a newer list."),

  /// The list says that it must not be trusted.
  BROKEN(
      "この機種は、安全でないと報告されています。別の機種のキーで、もう一度お試しください。このキーをほかで使うのも、おやめください。",
      "This model was reported as unsafe. Try again with a key of another model, and stop using this"
          + " one elsewhere too."),

  /// Another root, an expired certificate, a signature that does not fit, or any other error.
  UNPROVED(
      "このパスキーの機種は、確かめられませんでした。もう一度お試しください。続くときは別のキーを使い、管理者に知らせてください。",
      "The model of this passkey could not be verified. Try again. If it happens again, use another key"
          + " and tell your administrator.");

  private final String ja;
  private final String en;

  AttestationFailure(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  /// For the user who adds the passkey.
  public Problem problem() {
    return new Problem(
        403,
        PasskeyPolicy.Lack.NOT_ATTESTED.why(),
        ja + "リンクはまだ使えます。",
        en + " The link still works.");
  }
}
