import { texts } from "../../i18n/language.ts";
import en from "./locales/en/requests.json";
import ja from "./locales/ja/requests.json";

/// The words of the register of requests.
export const useTexts = texts("inbox.requests", ja, en);
