import { texts } from "../../i18n/language.ts";
import en from "./locales/en/places.json";
import ja from "./locales/ja/places.json";

/// The words about desks: what was stated, what was found.
export const useTexts = texts("office.places", ja, en);
