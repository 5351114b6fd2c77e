import { texts } from "../i18n/language.ts";
import en from "./locales/en/glass.json";
import ja from "./locales/ja/glass.json";

/// The break-glass account's own page.
export const useGlassTexts = texts("glass", ja, en);
