import { texts } from "../../i18n/language.ts";
import en from "./locales/en/step.json";
import ja from "./locales/ja/step.json";

export const useTexts = texts("signin.steps", ja, en);
