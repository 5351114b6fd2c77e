package denwaban.backup.restore;

/// A restore that cannot be; says why in both languages, and names no secret.
public final class RestoreFailed extends Exception {

  private final String ja;

  RestoreFailed(String ja, String en) {
    super(en);
    this.ja = ja;
  }

  static RestoreFailed forged() {
    return new RestoreFailed(
        "この事務所が作っていないファイルが、バックアップに混ざっています。誰でも公開鍵で封緘はできますが、分割鍵から導かれる印はまねできません。復元を止めました。別の場所の写しを使うか、docs/runbooks/backup.md を見てください。",
        "A file of the backup was not made by this office, or lies under another name: anybody can"
            + " seal to a public key, and only the holders' key proves whose it is. Use another copy,"
            + " or see docs/runbooks/backup.md.");
  }

  static RestoreFailed damaged() {
    return new RestoreFailed(
        "バックアップのファイルが壊れているか、書き換えられています。別の場所の写しから復元してください。",
        "A file of the backup is damaged or was changed. Restore from another copy of it.");
  }

  public String ja() {
    return ja;
  }

  public String en() {
    return String.valueOf(getMessage());
  }
}
