import { texts } from "../../i18n/language.ts";
import en from "./locales/en/contract.json";
import ja from "./locales/ja/contract.json";

/// The words of the office's page of a client's contract.
export const useTexts = texts("office-contract", ja, en);
