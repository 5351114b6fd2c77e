import { texts } from "../i18n/language.ts";
import en from "./locales/en/opening.json";
import ja from "./locales/ja/opening.json";

export const useTexts = texts("opening", ja, en);
