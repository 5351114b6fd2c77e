import { texts } from "../i18n/language.ts";
import en from "./locales/en/box.json";
import ja from "./locales/ja/box.json";

/// The words for where a message goes.
export const useBoxTexts = texts("desk.box", ja, en);
