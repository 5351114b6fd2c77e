import { texts } from "../../i18n/language.ts";
import en from "./locales/en/outside.json";
import ja from "./locales/ja/outside.json";

/// The texts of the page of external proofs.
export const useTexts = texts("office.outside", ja, en);
