import { texts } from "../i18n/language.ts";
import en from "./locales/en/authenticator.json";
import ja from "./locales/ja/authenticator.json";

export const useAuthenticatorTexts = texts("demo.authenticator", ja, en);
