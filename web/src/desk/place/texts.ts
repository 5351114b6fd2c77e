import { texts } from "../../i18n/language.ts";
import en from "./locales/en/place.json";
import ja from "./locales/ja/place.json";

/// The words of the clean-desk list. Another meaning of an item is another version of the list: denwaban.people.place.CleanDesk.
export const useTexts = texts("desk.place", ja, en);
