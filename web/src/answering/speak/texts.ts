import { texts } from "../../i18n/language.ts";
import en from "./locales/en/speak.json";
import ja from "./locales/ja/speak.json";

/// The words for an announcement that is made from text.
export const useTexts = texts("answering.speak", ja, en);
