import { texts } from "../../i18n/language.ts";
import en from "./locales/en/signing.json";
import ja from "./locales/ja/signing.json";

export const useSigningTexts = texts("assurance.signing", ja, en);
