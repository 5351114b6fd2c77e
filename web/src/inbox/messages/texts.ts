import { texts } from "../../i18n/language.ts";
import en from "./locales/en/messages.json";
import ja from "./locales/ja/messages.json";

/// The words of the client's screens. A member reads them between two patients or on a building site.
export const useTexts = texts("inbox", ja, en);
