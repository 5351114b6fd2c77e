import { texts } from "../../i18n/language.ts";
import en from "./locales/en/groups.json";
import ja from "./locales/ja/groups.json";

/// The words for groups of operators.
export const useTexts = texts("office.groups", ja, en);
