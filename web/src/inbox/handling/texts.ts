import { texts } from "../../i18n/language.ts";
import en from "./locales/en/handling.json";
import ja from "./locales/ja/handling.json";

export const useTexts = texts("handling", ja, en);
