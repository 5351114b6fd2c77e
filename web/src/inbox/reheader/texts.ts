import { texts } from "../../i18n/language.ts";
import en from "./locales/en/reheader.json";
import ja from "./locales/ja/reheader.json";

export const useTexts = texts("inbox.reheader", ja, en);
