import { texts } from "../../i18n/language.ts";
import en from "./locales/en/pin.json";
import ja from "./locales/ja/pin.json";

/// The words for a client's key that this office must compare before it seals to it again.
export const useTexts = texts("pin", ja, en);
