package denwaban.check;

import denwaban.open.Lang;
import java.util.Locale;

/// Why something could not be checked.
enum Miss {
  NO_LAST(
      "前回の検査点が示されていないので、過去が書き換えられていないかは分かりません。",
      "No checkpoint of an earlier check was given: whether the past was rewritten is not known."),
  FIRST_CHECK(
      "これが最初の確認なので、比べる前回がありません。", "This is the first check: there is none to compare with."),
  LAST_NOT_READ(
      "前回の検査点のファイルを読めないか、この記録のものではありません：%s",
      "The file of the last checkpoint cannot be read, or is of another log: %s"),
  BEFORE_SLICE(
      "前回の検査点より後の記録しかありません：%s から", "There are only entries after the last checkpoint: from %s"),
  COPIES_ELSEWHERE(
      "誰も写しを持っていないことは、どの証明書からも分かりません。", "No certificate can show that nobody kept a copy."),
  NO_TERMS("契約のファイルの版が、この記録に一つもありません。", "No version of the contract's file is in this log."),
  TERMS_NOT_SEEN(
      "記録に現れない条件（保存する国、教育など）は、この方法では確かめられません。消去には --erasure、証人には --witness が必要です。",
      "Terms that no entry shows (countries of storage, training and others) cannot be checked this"
          + " way. Erasure needs --erasure, witnesses --witness."),
  ON_PAPER(
      "紙で締結した版があります：%s。署名は、このスキャンに対するものです。スキャンのファイルがこの値であること（sha256sum）と、紙に誰が署名・押印したかは、ご自分で確かめてください。",
      "A version was signed on paper: %s. The signatures name this scan. That your file of the scan"
          + " has this value (sha256sum), and who signed the paper, is for you to check."),
  SIGNATURE_NOT_STAMPED(
      "この署名にタイムスタンプはありません：版 %s", "A signature of the contract has no time stamp: version %s"),
  SIGNATURE_STAMP_NOT_CHECKED(
      "時刻認証局の証明書が示されていないので、この署名のタイムスタンプは確かめていません：版 %s",
      "No authority was named: the time stamp of a signature was not looked at: version %s"),
  NO_WITNESS_NAMED(
      "証人の鍵が示されていないので、ほかの人に別の記録を見せていないかは分かりません。",
      "No witness was named: whether others are shown another log is not known."),
  NOT_WITNESSED("この証人の署名がありません：%s", "There is no signature of this witness: %s"),
  NO_AUTHORITY_NAMED(
      "時刻認証局の証明書が示されていないので、タイムスタンプ %s 個は確かめていません。",
      "No authority was named: %s time stamps were not looked at."),
  NOT_STAMPED("タイムスタンプがありません。", "There is no time stamp."),
  STAMP_REVOKED(
      "時刻認証局の証明書が失効していないかは、ネットワークなしでは分かりません。",
      "Whether an authority's certificate was revoked is not known without a network."),
  NO_SECOND_KEY(
      "量子計算機にも耐える二つ目の鍵が示されていません。",
      "The log's second key, which holds against a quantum computer, was not given."),
  NO_TILES("持ち出しパックにタイルはありません。", "An exit pack has no tiles."),
  NOT_FROM_THE_START("%s 番より前の記録はここにありません。", "The entries before number %s are not here."),
  NEWER_FORM(
      "このプログラムより新しい形の記録が %s 件あります。新しい版で確かめてください。",
      "%s entries are of a newer form than this program knows. Check them with a newer one."),
  BEYOND(
      "最新の検査点がまだ署名していない分のファイルが %s 個あります。",
      "%s files belong to what the newest checkpoint does not sign yet."),
  OTHER_FILES("記録の写しのものではないファイルが %s 個あります。", "%s files are no part of a log copy."),
  NO_SILENCE_GIVEN("許す空白の長さが示されていません（--silence）。", "No longest silence was given (--silence)."),
  NO_CERTIFICATES(
      "消去証明書は示されていません（--certificate）。", "No certificate of erasure was given (--certificate)."),
  LATER_CERTIFICATE(
      "消去証明書が、この写しより新しい記録のものです：%s",
      "A certificate is of an entry that is newer than this copy: %s"),
  NOT_GONE(
      "消されたものの控えがどこにもないことは、証明書からは分かりません。",
      "No certificate can show that no one kept a copy of what was erased."),
  EVERYTHING_LOGGED("すべてが記録されたかどうかは、記録からは分かりません。", "That everything was logged, no log can show.");

  private final String ja;
  private final String en;

  Miss(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  String in(Lang lang, String about) {
    return lang.of(ja, en).formatted(about);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
