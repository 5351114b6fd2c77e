import { texts } from "../i18n/language.ts";
import en from "./locales/en/trust.json";
import ja from "./locales/ja/trust.json";

export const useTrustTexts = texts("trust", ja, en);
