import { texts } from "../../i18n/language.ts";
import en from "./locales/en/tokens.json";
import ja from "./locales/ja/tokens.json";

export const useTokenTexts = texts("office.tokens", ja, en);
