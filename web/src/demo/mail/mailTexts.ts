import { texts } from "../../i18n/language.ts";
import en from "./locales/en/mail.json";
import ja from "./locales/ja/mail.json";

/// The words of the demo's mail and chat.
export const useTexts = texts("demo.mail", ja, en);
