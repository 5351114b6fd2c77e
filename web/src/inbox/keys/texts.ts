import { texts } from "../../i18n/language.ts";
import en from "./locales/en/keys.json";
import ja from "./locales/ja/keys.json";

export const useTexts = texts("inbox.keys", ja, en);
