import { texts } from "../../i18n/language.ts";
import en from "./locales/en/retention.json";
import ja from "./locales/ja/retention.json";

/// What office and client read of keeping, erasing and the end of a contract.
export const useTexts = texts("contract.retention", ja, en);
