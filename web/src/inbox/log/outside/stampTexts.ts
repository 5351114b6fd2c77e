import { texts } from "../../../i18n/language.ts";
import en from "./locales/en/stamp.json";
import ja from "./locales/ja/stamp.json";

/// The words for time stamps.
export const useStampTexts = texts("inbox.stamp", ja, en);
