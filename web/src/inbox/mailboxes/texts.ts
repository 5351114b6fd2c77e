import { texts } from "../../i18n/language.ts";
import en from "./locales/en/mailboxes.json";
import ja from "./locales/ja/mailboxes.json";

/// The words for mailboxes of departments.
export const useBoxTexts = texts("inbox.box", ja, en);
