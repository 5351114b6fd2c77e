import { texts } from "../i18n/language.ts";
import en from "./locales/en/page.json";
import ja from "./locales/ja/page.json";

/// The words of the page of sign-ins. Those of the notices above every page are apart: they come with the first load.
export const useSessionPageTexts = texts("shell.sessions.page", ja, en);
