import { texts } from "../../i18n/language.ts";
import en from "./locales/en/inventory.json";
import ja from "./locales/ja/inventory.json";

/// The words of the register of what is kept.
export const useTexts = texts("inbox.inventory", ja, en);
