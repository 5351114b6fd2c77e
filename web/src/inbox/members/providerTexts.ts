import { texts } from "../../i18n/language.ts";
import en from "./locales/en/provider.json";
import ja from "./locales/ja/provider.json";

export const useProviderTexts = texts("inbox.provider", ja, en);
