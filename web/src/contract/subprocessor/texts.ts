import { texts } from "../../i18n/language.ts";
import en from "./locales/en/subprocessor.json";
import ja from "./locales/ja/subprocessor.json";

/// Words of sub-processors that office and client share.
export const useTexts = texts("contract.subprocessor", ja, en);
