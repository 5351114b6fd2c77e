import { texts } from "../../../i18n/language.ts";
import en from "./locales/en/words.json";
import ja from "./locales/ja/words.json";

/// The words for what may stand in mails, unsealed.
export const useTexts = texts("inbox.oncall.words", ja, en);
