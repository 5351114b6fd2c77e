import { texts } from "../../../i18n/language.ts";
import en from "./locales/en/vendor.json";
import ja from "./locales/ja/vendor.json";

/// The words for what a vendor's set-up needs besides the secret.
export const useTexts = texts("inbox.vendor", ja, en);
