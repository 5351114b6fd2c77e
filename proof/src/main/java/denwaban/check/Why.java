package denwaban.check;

import denwaban.open.Lang;

/// Why a copy is refused. The words are those of docs/formats/log-copy.md.
enum Why {
  BAD_CHECKPOINT(
      "検査点が、この記録の鍵で署名されたものではありません。", "A checkpoint is not one of this log, signed by its key."),
  OTHER_SIZE("検査点のファイル名と、その件数が違います。", "A checkpoint is of another size than its file's name."),
  MISSING("検査点に必要なファイルがありません。", "A file that the checkpoint needs is not there."),
  BAD_BUNDLE("記録のまとまりが壊れています。", "A bundle of entries is not whole."),
  OTHER_TILE(
      "タイルが記録の内容と一致しません。変えられたか、壊れています。",
      "A tile is not what the entries give: changed or damaged."),
  OTHER_ROOT(
      "記録の内容が、署名された検査点と一致しません。変えられています。",
      "The entries are not those of the signed checkpoint: changed."),
  ROLLED_BACK("記録が、前回確かめたときより短くなっています。", "The log is shorter than when it was last checked."),
  REWRITTEN(
      "記録が、前回確かめたものの続きではありません。過去が書き換えられています。",
      "The log does not go on from what was last checked: its past was rewritten."),
  BAD_COSIGNATURE(
      "証人の名による署名が、その証人のものではありません。", "A signature in a witness's name is not that witness's."),
  BAD_STAMP(
      "タイムスタンプが、この検査点のものでないか、信頼する認証局のものではありません。",
      "A time stamp is not on this checkpoint, or not by a trusted authority."),
  BAD_LEAF("記録の書き方が、決まりと違います。", "An entry is not written as the format says."),
  TIME_RUNS_BACK("記録の時刻が、あるべき順序と違います。", "The times of the entries contradict each other."),
  BAD_CERTIFICATE(
      "消去証明書ではないか、この記録のものではありません。", "A file is no certificate of erasure, or not of this log."),
  BAD_ERASURE("消去証明書のファイルではありません。", "A file is no certificate of erasure."),
  ERASURE_NOT_LOGGED("この消去証明書は、記録にありません。", "The log names no such certificate of erasure."),
  BAD_CONTRACT(
      "契約のファイルではありません。契約のページで保存した contract.json を指定してください。",
      "A file is no contract. The page of the contract saves it as contract.json."),
  SILENCE("許された時間より長く、記録がありません。", "There are no entries for longer than is allowed.");

  private final String ja;
  private final String en;

  Why(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  String in(Lang lang) {
    return lang.of(ja, en);
  }

  /// As scripts read it.
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
