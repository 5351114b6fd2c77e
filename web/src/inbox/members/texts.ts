import { texts } from "../../i18n/language.ts";

export const useTexts = texts("inbox.members", {
  "members.title": ["メンバーと会社の鍵", "Members and the company key"],
  "members.waitMark": ["鍵を待っているメンバーが {{n}} 人います", "{{n}} waiting for the company key"],
  "members.intro": [
    "会社の鍵を渡したメンバーだけが、伝言と録音を開けます。渡す前に、必ず本人と照合コードを読み合わせてください。",
    "Only members who were granted the company key can open messages and recordings. Always compare the verification code with the person first.",
  ],
  "members.locked": [
    "鍵を渡すには、まずあなたの鍵を開けてください。",
    "Unlock your own key first to grant the company key.",
  ],
  "members.granted": ["開けます", "Can open"],
  "members.waiting": ["照合コードの確認待ち", "Waits for you to compare"],
  "members.noKey": ["登録がまだです", "Not enrolled yet"],
  "members.compare": ["照合コードを確かめて渡す", "Compare and grant"],
  "members.empty": ["ほかのメンバーはまだいません", "No other members yet"],
  "members.emptyText": [
    "メンバーの追加は、電話代行会社の担当者にご依頼ください。登録が終わると、ここに表示されます。",
    "Ask the answering service to add a member. After enrolment they appear here.",
  ],
  "grant.title": ["{{name}} さんの照合コードを確かめる", "Compare the verification code of {{name}}"],
  "grant.text": [
    "{{name}} さんに電話か対面で、本人の画面の照合コードを読み上げてもらってください。メールやチャットで送られたものは使わないでください。",
    "Ask {{name}} in person or by telephone to read out the verification code on their own screen. Do not accept one sent by mail or chat.",
  ],
  "grant.same": ["8 組すべてが一致しました", "All eight groups are the same"],
  "grant.do": ["会社の鍵を渡す", "Grant the company key"],
  "grant.cancel": ["一致しない・あとで", "Different, or later"],
  "grant.bad": [
    "このメンバーの鍵は、本人のものと証明されていません。すり替えのおそれがあるため、渡せません。電話代行会社に伝えてください。",
    "Nothing proves that this key is the member's own. It may have been swapped, so it cannot be granted. Tell the answering service.",
  ],
  "grant.done": ["{{name}} さんに会社の鍵を渡しました", "{{name}} can now open messages"],
});
