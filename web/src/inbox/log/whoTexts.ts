import { texts } from "../../i18n/language.ts";
import en from "./locales/en/who.json";
import ja from "./locales/ja/who.json";

/// The words of the access log: filters, questions, and how far an account reached.
export const useWhoTexts = texts("inbox.who", ja, en);
