import { texts } from "../../i18n/language.ts";

export const useTexts = texts("signin.steps", {
  "enrolStep.passkey": ["パスキーを作る", "Make a passkey"],
  "enrolStep.key": ["あなたの鍵を作る", "Make your key"],
  "enrolStep.kit": ["回復キットを保管する", "Keep the recovery kit"],
  "enrolStep.company": ["会社の鍵", "Company key"],
});
