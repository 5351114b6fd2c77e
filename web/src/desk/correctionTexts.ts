import { texts } from "../i18n/language.ts";
import en from "./locales/en/correction.json";
import ja from "./locales/ja/correction.json";

/// The words for correcting a message that was sent.
export const useTexts = texts("desk-correction", ja, en);
