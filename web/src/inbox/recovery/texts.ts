import { texts } from "../../i18n/language.ts";
import en from "./locales/en/recovery.json";
import ja from "./locales/ja/recovery.json";

export const useTexts = texts("inbox.recovery", ja, en);
