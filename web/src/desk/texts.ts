import { texts } from "../i18n/language.ts";
import en from "./locales/en/desk.json";
import ja from "./locales/ja/desk.json";

/// The words of the desk, as they are used in 電話代行. English says the same thing, not the same words.
export const useTexts = texts("desk", ja, en);
