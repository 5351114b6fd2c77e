import { texts } from "../i18n/language.ts";

/// About a person of the office at a client's screens.
export const useSupportTexts = texts("support", {
  asks: [
    "電話代行の {{person}} さんが、この画面を {{minutes}} 分間見せてほしいと依頼しています。",
    "{{person}} of the answering service asks to look at these screens for {{minutes}} minutes.",
  ],
  looks: [
    "電話代行の {{person}} さんが、{{until}}まで、この画面を見られます。",
    "{{person}} of the answering service can see these screens until {{until}}.",
  ],
  why: ["理由: {{reason}}（チケット {{ticket}}）。", "Why: {{reason}} (ticket {{ticket}})."],
  what: [
    "契約と記録だけが見え、伝言と録音は開けません。すべて記録に残ります。",
    "Contract and log can be seen; messages and recordings stay closed. All of it is recorded in your log.",
  ],
  admins: ["許可できるのは、貴社の管理者です。", "Only an administrator of your company can allow it."],
  open: ["許可する", "Allow it"],
  refuse: ["断る", "Refuse"],
  end: ["今すぐ終わらせる", "End it now"],
  looking: [
    "サポートとして {{company}} の画面を見ています。相手の画面にも、そう表示されています。",
    "You are looking at the screens of {{company}} as support. Their screens say so too.",
  ],
  done: ["見るのをやめる", "Stop looking"],
});
