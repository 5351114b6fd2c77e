import { texts } from "../i18n/language.ts";
import en from "./locales/en/answering.json";
import ja from "./locales/ja/answering.json";

export const useTexts = texts("answering", ja, en);
