package denwaban.terms;

import java.util.Locale;

/// How a log can contradict a contract.
public enum Breach {
  /// Looser terms took effect, and the client's signature is not there.
  NOT_SIGNED(
      "委託元の署名がないのに、ゆるい条件が発効しています。", "Looser terms took effect without the client's signature."),
  /// The office's signature is not there.
  NOT_SIGNED_BY_OFFICE("電話代行会社の署名がありません。", "The answering service's signature is missing."),
  /// A signature stands in the file and not in the log before the terms took effect.
  NOT_LOGGED("署名が、発効より前の記録にありません。", "A signature is not in the log before the terms took effect."),
  /// Terms say that they held before they were agreed.
  BACKDATED("過去にさかのぼる条件です。", "Terms reach back before they were agreed."),
  /// The log names terms that are not in the file.
  UNKNOWN_TERMS("手元のファイルにない条件が発効しています。", "Terms took effect that are not in this file."),
  RECORDED("録音しない約束の間に録音が始まりました。", "A recording began while calls were never to be recorded."),
  REVIEWED(
      "品質評価に出さない約束の間に出されました。", "Something was given to quality review while nothing was to be."),
  ATTACHED("通知に添付しない約束の間に添付されました。", "A notice carried a message while none was to."),
  /// A mail carried words that the contract does not name.
  DISCLOSED(
      "契約で認めていない内容が、封緘せずにメールで送られました。", "Words left in a mail that the contract does not name."),
  /// No approval was open by then.
  DISCLOSED_UNAPPROVED(
      "委託元の承認がない間に、内容が封緘せずにメールで送られました。",
      "Words left in a mail while none of the client's approvals was open."),
  ANSWERED_AFTER_END("期間の末日の後に電話を受けました。", "A call was answered after the last day."),
  ANSWERED_UNVERIFIED(
      "取引時確認より前に、電話代行会社の番号で電話を受けました。",
      "A number of the service's own was answered before the client was verified."),
  EXPORTED("書き出しを認めない約束の間に書き出されました。", "Data was exported while nothing was to be."),
  SESSION_TOO_LONG("サインインが、約束の長さを超えています。", "A session lasted longer than was agreed."),
  ERASED_EARLY("保存期間の終わりより前に消去されました。", "Something was erased before its time."),
  ERASED_LATE("消去が、約束の期限より遅れました。", "Something was erased later than was agreed."),
  /// Its time is over, and no certificate of those that were given speaks of it.
  NOT_ERASED(
      "保存期間が過ぎたものについて、消去証明書がありません。",
      "The time of something is over, and none of the certificates speaks of it."),
  /// After its certificate says that nothing of it was left.
  ERASED_OPENED(
      "消去証明書のあるものが、その後に開かれました。",
      "Something was opened after a certificate says that it was erased."),
  /// Something went to a host that neither the text names nor the client approved.
  HOST_NOT_AGREED(
      "委託元が認めていない再委託先に送信されました。", "Something was sent to a host that the client never agreed to."),
  /// The client was told of it, and the time for objecting was not over.
  HOST_TOO_SOON(
      "通知の期間が終わる前に、再委託先に送信されました。",
      "Something was sent to a sub-processor before its notice was over.");

  private final String ja;
  private final String en;

  Breach(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  public String ja() {
    return ja;
  }

  public String en() {
    return en;
  }

  /// As scripts read it.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
