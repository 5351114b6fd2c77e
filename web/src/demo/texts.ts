import { texts } from "../i18n/language.ts";
import en from "./locales/en/demo.json";
import ja from "./locales/ja/demo.json";

export const useTexts = texts("demo", ja, en);
