import { texts } from "../../i18n/language.ts";
import en from "./locales/en/passkey.json";
import ja from "./locales/ja/passkey.json";

export const useTexts = texts("signin.passkey", ja, en);
