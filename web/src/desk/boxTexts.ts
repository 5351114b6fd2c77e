import { texts } from "../i18n/language.ts";

/// The words for where a message goes.
export const useBoxTexts = texts("desk.box", {
  address: ["宛先", "To"],
  general: ["総合の受信箱", "General box"],
  "hint.general": [
    "この会社の、鍵を持つメンバー全員が開けます",
    "All members of the company who hold its key can open it",
  ],
  "hint.box": ["この部署のメンバーだけが開けます", "Only members of this department can open it"],
  "bad.title": ["この部署には送れません", "Nothing can be sent to this department"],
  "bad.text": [
    "「{{name}}」の鍵を確かめられないため、封緘しませんでした。何も送られておらず、書いた内容は残っています。総合の受信箱に送ると、部署の外のメンバーも読めます。迷うときは、この会社の管理者に確かめてください。",
    "The key of “{{name}}” cannot be proven, so nothing was sealed. Nothing was sent, and what you wrote is still here. In the general box, members outside the department can read it too. If in doubt, ask this company's administrator.",
  ],
  "bad.general": ["総合の受信箱に送る", "Send to the general box"],
  "bad.back": ["戻る", "Back"],
});
