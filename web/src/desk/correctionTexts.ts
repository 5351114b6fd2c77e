import { texts } from "../i18n/language.ts";

/// The words for correcting a message that was sent.
export const useTexts = texts("desk-correction", {
  title: ["送信した伝言の訂正", "Correct what you sent"],
  about: [
    "送信から15分以内、この画面を開いている間だけ訂正できます。再読み込みやサインアウトのあとはできません。",
    "Within 15 minutes, and only while this page stays open: not after a reload or a sign-out.",
  ],
  none: ["訂正できる伝言はありません。", "Nothing that can be corrected now."],
  sentAt: ["{{time}} 送信", "sent {{time}}"],
  until: ["{{time}} まで", "until {{time}}"],
  version: ["第 {{version}} 版を送信済み", "version {{version}} was sent"],
  do: ["訂正する", "Correct"],
  doOf: ["{{client}} 宛て {{time}} 送信の伝言を訂正する", "Correct the message to {{client}}, sent {{time}}"],
  opening: ["伝言を開いています…", "Opening the message…"],
  refused: ["開けませんでした：{{why}}", "It was not opened: {{why}}"],
  noCell: [
    "この画面の封緘を受け持つ部分が止まったため、この伝言はもう訂正できません。必要なら委託元に電話で伝えてください。ページを読み込み直すと、次の伝言は送れます。",
    "The part of this page that seals has stopped, so this message can no longer be corrected. If need be, telephone the client. After the page is loaded again, the next message can be sent.",
  ],
  back: ["戻る", "Back"],
  heading: ["伝言の訂正", "Correcting a message"],
  to: ["{{client}} 宛て", "To {{client}}"],
  whatHappens: [
    "訂正すると新しい版になり、受信箱では「訂正あり」と表示されます。前の版も {{client}} は読めます。開いたことと訂正したことは、{{client}} のアクセス記録に残ります。",
    "A correction is a new version, marked as corrected in the inbox. {{client}} can still read the version before. That you opened and corrected it is written into {{client}}'s log.",
  ],
  deadline: ["{{time}} までに送信してください。", "Send it before {{time}}."],
  form: ["伝言票（訂正）", "Message form (correction)"],
  cancel: ["訂正をやめる", "Leave it as it was"],
  send: ["封緘して訂正を送信", "Seal and send the correction"],
  sentUntil: ["送信しました（{{time}} まで訂正できます）", "Sent (you can correct it until {{time}})"],
});
