import { texts } from "../../i18n/language.ts";
import en from "./locales/en/history.json";
import ja from "./locales/ja/history.json";

export const useHistoryTexts = texts("assurance.history", ja, en);
