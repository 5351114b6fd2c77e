import { texts } from "../../i18n/language.ts";
import en from "./locales/en/seal.json";
import ja from "./locales/ja/seal.json";

export const useTexts = texts("seal", ja, en);
