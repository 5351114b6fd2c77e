package denwaban.check;

import denwaban.open.Lang;
import java.util.Locale;

/// What can be checked, and how it is said when it was.
enum What {
  CHECKPOINT(
      "最新の検査点は、記録の鍵で署名されています（%s）。", "The newest checkpoint is signed by the log's keys (%s)."),
  ENTRIES(
      "%s 件の記録から計算した値が、署名された検査点と一致します。",
      "The %s entries give what the checkpoint signs: each is in, none is missing."),
  TILES("タイルとまとまり %s 個が、記録と一致します。", "%s tiles and bundles are what the entries give."),
  EARLIER("以前の検査点 %s 個も、同じ記録の途中の姿です。", "%s earlier checkpoints are states of the same log."),
  LAST("前回確かめた %s 件は、そのまま残っています。", "The %s entries of the last check are all there, unchanged."),
  LEAVES("%s 件の記録は、決まった形で書かれています。", "%s entries are written as the format says."),
  TIMES("時刻は順に並んでいます（%s）。", "The times follow each other (%s)."),
  SILENCE("%s を超える空白はありません。", "No silence is longer than %s."),
  WITNESS("証人が確認しました： %s", "A witness confirms: %s"),
  STAMP("タイムスタンプがあります： %s", "A time stamp says: %s"),
  CONTRACT(
      "契約 %s 版の署名と、記録から分かる条件を確かめました。",
      "The contract's versions in this log (%s), their signatures, and what terms the log shows."),
  SIGNATURE_STAMP(
      "契約の署名にタイムスタンプがあります：版 %s",
      "A signature of the contract was there at a time stamp's time: version %s"),
  ERASURES(
      "消去証明書の %s 件は、記録にある証明書のもので、消去の時刻を確かめました。",
      "Of %s things on certificates of erasure: the log names the certificates, and their times were checked."),
  CERTIFICATE("消去証明書：この記録が消去を記しています（%s）。", "A certificate of erasure: this log says so (%s).");

  private final String ja;
  private final String en;

  What(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  String in(Lang lang, String about) {
    return lang.of(ja, en).formatted(about);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
