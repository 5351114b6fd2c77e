import { texts } from "../../i18n/language.ts";
import en from "./locales/en/watched.json";
import ja from "./locales/ja/watched.json";

/// The words of watched telephone numbers.
export const useTexts = texts("office.watched", ja, en);
