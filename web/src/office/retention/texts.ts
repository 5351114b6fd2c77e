import { texts } from "../../i18n/language.ts";
import en from "./locales/en/retention.json";
import ja from "./locales/ja/retention.json";

/// The words of the office's page of keeping and erasing.
export const useTexts = texts("office.retention", ja, en);
