import { texts } from "../../i18n/language.ts";
import en from "./locales/en/corrected.json";
import ja from "./locales/ja/corrected.json";

/// The words for messages that were corrected.
export const useTexts = texts("inbox.versions", ja, en);
