import { texts } from "../../i18n/language.ts";
import en from "./locales/en/oncall.json";
import ja from "./locales/ja/oncall.json";

/// The words for who is told of what waits.
export const useTexts = texts("inbox.oncall", ja, en);
