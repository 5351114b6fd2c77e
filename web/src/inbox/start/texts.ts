import { texts } from "../../i18n/language.ts";
import en from "./locales/en/start.json";
import ja from "./locales/ja/start.json";

/// The words of what an administrator signs first.
export const useTexts = texts("inbox.start", ja, en);
