import { texts } from "../../../i18n/language.ts";
import en from "./locales/en/copy.json";
import ja from "./locales/ja/copy.json";

/// The words for copies of the log.
export const useCopyTexts = texts("inbox.copies", ja, en);
