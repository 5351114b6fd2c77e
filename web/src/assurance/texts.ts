import { texts } from "../i18n/language.ts";
import en from "./locales/en/assurance.json";
import ja from "./locales/ja/assurance.json";

export const useAssuranceTexts = texts("assurance", ja, en);
