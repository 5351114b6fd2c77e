package denwaban.terms.breach;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How a log can contradict a contract, and of which terms that is a breach.
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
  RECORDED(
      "録音しない約束の間に録音が始まりました。",
      "A recording began while calls were never to be recorded.",
      "recording.mode"),
  REVIEWED(
      "品質評価に出さない約束の間に出されました。",
      "Something was given to quality review while nothing was to be.",
      "secondaryUse.quality"),
  ATTACHED(
      "通知に添付しない約束の間に添付されました。", "A notice carried a message while none was to.", "notices.content"),
  /// A mail carried words that the contract does not name.
  DISCLOSED(
      "契約で認めていない内容が、封緘せずにメールで送られました。",
      "Words left in a mail that the contract does not name.",
      "notices.content"),
  /// No approval was open by then.
  DISCLOSED_UNAPPROVED(
      "委託元の承認がない間に、内容が封緘せずにメールで送られました。",
      "Words left in a mail while none of the client's approvals was open."),
  ANSWERED_AFTER_END(
      "期間の末日の後に電話を受けました。", "A call was answered after the last day.", "effectiveTo", "autoRenew"),
  ANSWERED_UNVERIFIED(
      "取引時確認より前に、電話代行会社の番号で電話を受けました。",
      "A number of the service's own was answered before the client was verified.",
      "numberOwnership"),
  EXPORTED(
      "書き出しを認めない約束の間に書き出されました。", "Data was exported while nothing was to be.", "export.policy"),
  SESSION_TOO_LONG(
      "サインインが、約束の長さを超えています。", "A session lasted longer than was agreed.", "access.sessionHours"),
  ERASED_EARLY(
      "保存期間の終わりより前に消去されました。",
      "Something was erased before its time.",
      "retention.recording",
      "retention.message",
      "retention.callMetadata"),
  ERASED_LATE(
      "消去が、約束の期限より遅れました。",
      "Something was erased later than was agreed.",
      "retention.recording",
      "retention.message",
      "retention.callMetadata",
      "deletion.maxDelay"),
  /// Its time is over, and no certificate of those that were given speaks of it.
  NOT_ERASED(
      "保存期間が過ぎたものについて、消去証明書がありません。",
      "The time of something is over, and none of the certificates speaks of it.",
      "retention.recording",
      "retention.message",
      "retention.callMetadata",
      "deletion.maxDelay"),
  /// After its certificate says that nothing of it was left.
  ERASED_OPENED(
      "消去証明書のあるものが、その後に開かれました。",
      "Something was opened after a certificate says that it was erased."),
  /// Something went to a host that neither the text names nor the client approved.
  HOST_NOT_AGREED(
      "委託元が認めていない再委託先に送信されました。",
      "Something was sent to a host that the client never agreed to.",
      "subprocessors",
      "subprocessors.policy"),
  /// The client was told of it, and the time for objecting was not over.
  HOST_TOO_SOON(
      "通知の期間が終わる前に、再委託先に送信されました。",
      "Something was sent to a sub-processor before its notice was over.",
      "subprocessors.notice",
      "subprocessors.objection"),
  REVIEWED_LATE(
      "約束の日数が過ぎた後に、品質評価者が録音を開きました。",
      "A reviewer was given a recording after the days that were agreed.",
      "secondaryUse.qualityDays"),
  /// Whole numbers are shown, of which no category is named.
  DATA_NOT_AGREED(
      "取り扱わない約束の電話番号が、受付者に表示されました。",
      "A caller's number was shown though telephone numbers were not to be handled.",
      "data.categories"),
  ANSWERED_AT_HOME(
      "在宅での受付を認めない約束の間に、在宅で電話を受けました。",
      "A call was taken at a home while none was to be.",
      "operators.remoteWork"),
  PURPOSE_NOT_AGREED(
      "伝言を目的としない約束の間に、伝言が作られました。",
      "A message was taken though messages were not among the purposes.",
      "purposes"),
  ANSWERED_FOR_CLIENT(
      "委託元が回答する約束の請求に、委託元でない者が回答しました。",
      "A request that the client answers was answered by someone else.",
      "disclosure.authority"),
  KEY_NOT_CLIENTS(
      "委託元の鍵を、委託元でない者が登録しました。", "A key of the client's was set by someone else.", "keys.owner"),
  HELD_BY_TOO_FEW(
      "法的保全を承認した人が、約束の人数に足りません。",
      "A legal hold was approved by fewer people than was agreed.",
      "legalHold.approvers"),
  /// Of the witnesses whom the user names.
  CONFIRMED_LATE(
      "約束の時間内に、指定した証人のどれからも確認されていない記録があります。",
      "Entries were not confirmed in time by any of the witnesses that you named.",
      "log.witnessHours"),
  DEVIATION_NOT_RECORDED(
      "約束より長く満たされなかった項目が、逸脱として記録されていません。",
      "An item was unmet for longer than was agreed, and no deviation was recorded.",
      "penalties"),
  BACKUP_TOO_LONG(
      "消去したものが、約束より長くバックアップに残ります。",
      "What was erased stays in backups for longer than was agreed.",
      "backup.maxAge"),
  ERASED_BEFORE_RETURN(
      "契約終了後、返還の期間が終わる前に消去されました。",
      "After the end, data was erased before the time for its return was over.",
      "termination.returnDue"),
  ERASED_AFTER_END(
      "契約終了後の消去が、約束の期限より遅れました。",
      "After the end, data was erased later than was agreed.",
      "termination.deletionDue"),
  CERTIFIED_LATE(
      "契約終了後の消去証明書が、約束の期限より遅れました。",
      "After the end, erasure was certified later than was agreed.",
      "termination.certificateDue");

  private final String ja;
  private final String en;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> terms;

  /// @param terms keys of those that are broken by it; none where it is no term, but how terms are
  ///   agreed
  Breach(String ja, String en, String... terms) {
    this.ja = ja;
    this.en = en;
    this.terms = List.of(terms);
  }

  /// Those by which a breach of a term shows itself. Empty of a term whose breach no entry shows.
  public static List<Breach> of(String term) {
    return Arrays.stream(values()).filter(it -> it.terms.contains(term)).toList();
  }

  /// Keys of the terms of which it is a breach.
  public List<String> terms() {
    return terms;
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
