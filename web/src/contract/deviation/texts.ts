import { texts } from "../../i18n/language.ts";
import en from "./locales/en/deviation.json";
import ja from "./locales/ja/deviation.json";

/// The words of deviations from a contract.
export const useTexts = texts("contract.deviation", ja, en);
