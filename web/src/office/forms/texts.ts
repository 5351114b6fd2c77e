import { texts } from "../../i18n/language.ts";
import en from "./locales/en/forms.json";
import ja from "./locales/ja/forms.json";

export const useTexts = texts("office", ja, en);
