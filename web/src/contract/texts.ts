import { texts } from "../i18n/language.ts";
import en from "./locales/en/contract.json";
import ja from "./locales/ja/contract.json";

/// The words of a contract, the same for the office and for the client.
export const useTexts = texts("contract", ja, en);
