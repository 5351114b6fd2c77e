import { texts } from "../../../i18n/language.ts";

/// The words for time stamps.
export const useStampTexts = texts("inbox.stamp", {
  title: ["タイムスタンプ", "Time stamps"],
  intro: [
    "時刻認証局は、アクセス記録がその時刻にこの状態で存在したことを、外から証明します。あとから日付を変えることはできません。",
    "A time-stamping authority attests from outside that the log was in this state at a time. No one can change that date later.",
  ],
  none: [
    "タイムスタンプは使っていません。電話代行会社の設定で始められます。",
    "Time stamps are off. The answering service can turn them on in its configuration.",
  ],
  never: ["まだ一度も押されていません", "There is no stamp yet"],
  at: [
    "{{size}} 件目まで {{at}} に押されています（いま {{entries}} 件）",
    "The first {{size}} of {{entries}} entries are stamped, {{at}}",
  ],
  late: [
    "そのあとに記録がありますが、{{hours}} 時間より長くタイムスタンプがありません。電話代行会社に理由を尋ねてください。",
    "There are entries after it, and no stamp for longer than {{hours}} hours. Ask the answering service why.",
  ],
  off: [
    "タイムスタンプは止められています。電話代行会社に理由を尋ねてください。",
    "Time stamps were turned off. Ask the answering service why.",
  ],
  AWAY: ["いま時刻認証局に届きません。", "The authority cannot be reached now."],
  NO_STAMP: [
    "時刻認証局が断ったか、タイムスタンプでないものを返しました。",
    "The authority refused, or answered something that is no stamp.",
  ],
  OTHER_TEXT: [
    "返されたタイムスタンプは、別の内容に対するものでした。受け入れていません。",
    "The stamp that came is for another text. It was not accepted.",
  ],
  OTHER_REQUEST: [
    "返されたタイムスタンプは、別の依頼への答えでした。受け入れていません。",
    "The stamp that came answers another request. It was not accepted.",
  ],
  BAD_SIGNATURE: [
    "返されたタイムスタンプの署名が正しくありません。受け入れていません。",
    "The signature of the stamp that came is not valid. It was not accepted.",
  ],
  STRANGER: [
    "返されたタイムスタンプは、登録された認証局のものではありません。受け入れていません。",
    "The stamp that came is not from the registered authority. It was not accepted.",
  ],
  OTHER_TIME: [
    "時刻認証局の時計とこのシステムの時計が、一分より離れています。どちらかが間違っています。",
    "The authority's clock and ours are more than a minute apart. One of them is wrong.",
  ],
});
