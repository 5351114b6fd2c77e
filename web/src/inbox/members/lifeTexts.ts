import { texts } from "../../i18n/language.ts";
import en from "./locales/en/life.json";
import ja from "./locales/ja/life.json";

/// The texts for the bad days of a key: a member leaves, something is lost.
export const useLifeTexts = texts("inbox.life", ja, en);
