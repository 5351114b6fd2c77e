import { texts } from "../i18n/language.ts";
import en from "./locales/en/shell.json";
import ja from "./locales/ja/shell.json";

export const useTexts = texts("shell", ja, en);
