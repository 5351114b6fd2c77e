import { texts } from "../../i18n/language.ts";
import en from "./locales/en/meanwhile.json";
import ja from "./locales/ja/meanwhile.json";

export const useTexts = texts("shell.meanwhile", ja, en);
