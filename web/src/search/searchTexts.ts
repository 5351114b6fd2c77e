import { texts } from "../i18n/language.ts";
import en from "./locales/en/search.json";
import ja from "./locales/ja/search.json";

/// The words of the search. They say what was searched and what was not: only this browser can
/// read.
export const useSearchTexts = texts("inbox.search", ja, en);
