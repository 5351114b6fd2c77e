import { texts } from "../../i18n/language.ts";
import en from "./locales/en/kyc.json";
import ja from "./locales/ja/kyc.json";

/// The words for verification of clients, and for notes of suspicion.
export const useTexts = texts("office.kyc", ja, en);
