import { texts } from "../i18n/language.ts";
import en from "./locales/en/guard.json";
import ja from "./locales/ja/guard.json";

/// The words on and about guarded pages.
export const useTexts = texts("guard", ja, en);
