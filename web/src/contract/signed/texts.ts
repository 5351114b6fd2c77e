import { texts } from "../../i18n/language.ts";
import en from "./locales/en/signed.json";
import ja from "./locales/ja/signed.json";

/// The words of offers and signatures, the same for the office and for the client.
export const useTexts = texts("contract-signed", ja, en);
