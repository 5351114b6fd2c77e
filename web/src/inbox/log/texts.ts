import { texts } from "../../i18n/language.ts";
import en from "./locales/en/log.json";
import ja from "./locales/ja/log.json";

export const useTexts = texts("inbox.log", ja, en);
