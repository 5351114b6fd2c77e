import { texts } from "../../../i18n/language.ts";

/// The words for what may stand in mails, unsealed.
export const useTexts = texts("inbox.oncall.words", {
  title: ["メールに記載する内容", "What stands in mails"],
  what: [
    "お知らせのメールに伝言の中身は書かれません。契約で認めた項目だけは、管理者が会社の鍵で署名して承認すると、封緘せずに記載されます。",
    "Mails do not say what a message is about. What the contract lets out stands in them, unsealed, once an administrator approves it with the company's key.",
  ],
  risk: [
    "メールを中継する事業者は、記載した内容を読むことができます。お名前とご用件の冒頭は件名にも入り、スマートフォンのロック画面にも表示されます。送ったメールは、あとから消去できません。",
    "Whoever relays the mail can read it. The name and how the matter begins stand in the subject line too, which locked screens show. What has left by mail cannot be erased.",
  ],
  scope: [
    "総合の受信箱に届いた伝言のメールだけに記載します。部署の受信箱、チャット、プッシュ通知には記載しません。",
    "Only in mails about messages to the general box: not for departments, chats or push.",
  ],
  none: [
    "契約の「通知に載せてよい内容」に、封緘せずに記載してよい項目はありません。必要なときは、契約の変更を電話代行会社にお申し出ください。",
    "The contract's “What notices may carry” names nothing that may stand there unsealed. If you need it, ask the answering service for a change of the contract.",
  ],
  nothing: ["いまは何も記載していません", "Nothing stands in mails now"],
  "caller-name": ["発信者のお名前と会社名（件名と本文）", "Caller's name and company (subject line and text)"],
  subject: ["ご用件の冒頭60文字（件名と本文）", "First 60 characters of the matter (subject line and text)"],
  text: ["伝言の全文（本文）", "The whole message (text)"],
  "standing.open": ["記載しています", "In force"],
  "standing.taken-back": ["取り消し済み", "Taken back"],
  "standing.over": ["期限切れ、または承認した方の鍵が変わったため無効", "Over, or the approver's key is gone"],
  given: ["{{name}} さんが {{at}} に承認（{{until}} まで）", "Approved by {{name}} at {{at}}, until {{until}}"],
  end: ["承認を取り消す", "Take it back"],
  ended: ["取り消しました。次のメールから記載されません", "Taken back. The next mail has none of it"],
  choose: ["記載する項目", "What stands in mails"],
  days: ["期間", "For"],
  "days.n": ["{{n}}日間", "{{n}} days"],
  example: ["メールの件名の例", "A subject line, for example (it is in Japanese)"],
  "example.name": ["山本 太郎（ヤマモト タロウ） 山本工務店", "Taro Yamamoto, Yamamoto Ltd"],
  "example.subject": ["見積書を再送してほしいとのこと", "Asks for the quotation once more"],
  "example.notice": ["新しい伝言が1件あります", "新しい伝言が1件あります"],
  locked: ["承認には会社の鍵を開く必要があります。", "The company's key is needed to approve."],
  approve: ["署名して承認する", "Sign and approve"],
  replace: ["署名して、いまの承認と入れ替える", "Sign, in place of what holds now"],
  approved: ["承認しました", "Approved"],
  least: ["項目を1つ以上選んでください", "Choose at least one"],
  admin: ["承認と取り消しは、管理者が行います。", "Administrators approve and take back."],
});
