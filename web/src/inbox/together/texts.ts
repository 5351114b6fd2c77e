import { texts } from "../../i18n/language.ts";
import en from "./locales/en/together.json";
import ja from "./locales/ja/together.json";

export const useTexts = texts("together", ja, en);
