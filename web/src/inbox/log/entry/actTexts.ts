import { texts } from "../../../i18n/language.ts";
import en from "./locales/en/act.json";
import ja from "./locales/ja/act.json";

export const useActTexts = texts("inbox.acts", ja, en);
