import { texts } from "../i18n/language.ts";
import en from "./locales/en/signin.json";
import ja from "./locales/ja/signin.json";

export const useTexts = texts("signin", ja, en);
