import { texts } from "../../i18n/language.ts";
import en from "./locales/en/checklist.json";
import ja from "./locales/ja/checklist.json";

export const useChecklistPageTexts = texts("inbox.checklist", ja, en);
