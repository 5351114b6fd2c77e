import { texts } from "../../i18n/language.ts";

/// The words for messages that were corrected.
export const useTexts = texts("inbox.versions", {
  corrected: ["訂正あり（第 {{version}} 版）", "Corrected (version {{version}})"],
  why: ["訂正の理由：{{why}}", "Why it was corrected: {{why}}"],
  "why.none": [
    "オペレーターが訂正した第 {{version}} 版です。理由は書かれていません。",
    "Version {{version}}, corrected by the operator, who gave no reason.",
  ],
  earlier: ["訂正前の版", "Versions before the correction"],
  version: ["第 {{version}} 版", "Version {{version}}"],
  show: ["読む", "Read it"],
  hide: ["閉じる", "Close it"],
  superseded: [
    "この版は訂正されました。上にある最新の版をご覧ください。",
    "This version was corrected. The newest one is above.",
  ],
});
