import { texts } from "../../i18n/language.ts";

/// The words for what waits at all clients.
export const useTexts = texts("office.deliveries", {
  title: ["お知らせの状況", "Notices"],
  what: [
    "委託元の方がまだ対応していない伝言です。誰も確認していないものは、委託元にお電話でお伝えください。中身はここには出ません。",
    "What clients' people have not dealt with yet. Telephone the client where nobody acknowledged. What it is about is not shown here.",
  ],
  none: ["待っているお知らせはありません", "Nothing waits"],
  noneText: [
    "届いた伝言は、すべて委託元の方が対応済みです。",
    "Everything that came was dealt with by the clients' people.",
  ],
  client: ["委託元", "Client"],
  about: ["種類", "What"],
  since: ["受付", "Since"],
  state: ["状況", "State"],
  tries: ["試した回数", "Tries"],
  "tries.n": ["{{n}}回（うち送れたもの {{ok}}回）", "{{n}}, of which {{ok}} were handed over"],
  urgent: ["至急", "Urgent"],
  telephoned: ["電話で伝えました", "I telephoned them"],
  telephonedOf: ["電話で伝えました：{{client}}", "I telephoned them: {{client}}"],
  ask: ["{{client}} の方にお電話で伝えましたか", "Did you tell somebody at {{client}}?"],
  askText: [
    "委託元のアクセス記録に、あなたが電話で伝えたことが残ります。ほかの方へのお知らせは止まります。",
    "It is written into the client's log that you told them. Nobody else is told any more.",
  ],
  yes: ["伝えました", "Yes, I did"],
  broken: ["使えない連絡手段", "Ways that do not work"],
  "broken.text": [
    "最後に試したとき、受け付けられなかったものです。委託元の管理者に知らせてください。宛先と理由は、委託元の「連絡と当番」に出ます。",
    "What was not taken over when it was last tried. Tell the client's administrator; the address and the reason are shown at their “On call”.",
  ],
  "broken.row": ["{{client}}：{{kind}} {{hint}}（{{at}}）", "{{client}}: {{kind}} {{hint}} ({{at}})"],
  "kind.mail": ["メール", "Mail"],
  "kind.push": ["端末への通知", "Device"],
  "kind.slack": ["Slack", "Slack"],
  "kind.teams": ["Microsoft Teams", "Microsoft Teams"],
  "kind.chatwork": ["Chatwork", "Chatwork"],
  "kind.lineworks": ["LINE WORKS", "LINE WORKS"],
  "kind.webhook": ["Webhook", "Webhook"],
  count: ["未確認 {{n}}件", "{{n}} without an acknowledgement"],
});
