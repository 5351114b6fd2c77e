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

  static RestoreFailed stranger(String path) {
    return new RestoreFailed(
        "消去の一覧の中に、このバックアップのものではない名前のファイルがあります: %s。復元を止めました。名前を変えられた一覧（YYYY-MM-DD.list）なら元の名前に戻し、そうでなければ別の場所へ移して、もう一度実行してください。"
            .formatted(path),
        "Among the lists of what was erased lies a file whose name is none of this backup's: %s. Is"
                .formatted(path)
            + " it a list (YYYY-MM-DD.list) that was renamed? Then give its name back; if not, move it"
            + " away. Then begin anew.");
  }

  public String ja() {
    return ja;
  }

  public String en() {
    return String.valueOf(getMessage());
  }
}
