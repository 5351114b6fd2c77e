import { texts } from "../../i18n/language.ts";
import en from "./locales/en/backup.json";
import ja from "./locales/ja/backup.json";

/// The words of the office's backup.
export const useTexts = texts("office.backup", ja, en);
