import { texts } from "../i18n/language.ts";
import en from "./locales/en/session.json";
import ja from "./locales/ja/session.json";

export const useSessionTexts = texts("shell.sessions", ja, en);
