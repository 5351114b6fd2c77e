import { texts } from "../i18n/language.ts";
import en from "./locales/en/review.json";
import ja from "./locales/ja/review.json";

/// The words of the quality reviewer's screen.
export const useTexts = texts("review", ja, en);
