import { texts } from "../../i18n/language.ts";
import en from "./locales/en/members.json";
import ja from "./locales/ja/members.json";

export const useTexts = texts("inbox.members", ja, en);
