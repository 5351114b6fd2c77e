import { texts } from "../i18n/language.ts";
import en from "./locales/en/delivery.json";
import ja from "./locales/ja/delivery.json";

/// How far a notice is, in words that say no more than is known.
export const useTexts = texts("delivery", ja, en);
