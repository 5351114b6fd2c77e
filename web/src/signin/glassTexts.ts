import { texts } from "../i18n/language.ts";

/// The break-glass account's own page.
export const useGlassTexts = texts("glass", {
  title: ["緊急用アカウントを開く", "Open the break-glass account"],
  what: [
    "管理者が誰もサインインできないときだけ使います。二人がそれぞれの用紙のコードを入れてください。4 時間だけ管理者として使え、続けてパスキーを作ります。用紙は一度しか使えません。",
    "Only for when no administrator can sign in. Two people type the codes of their sheets. You are an administrator for 4 hours, and make a passkey next. The sheets work once.",
  ],
  told: [
    "開くと、すべての委託元の記録に残り、警報になります。",
    "Every client will have an entry in its log, and an alarm.",
  ],
  first: ["一枚目のコード", "Code of the first sheet"],
  second: ["二枚目のコード", "Code of the second sheet"],
  open: ["開く", "Open it"],
});
