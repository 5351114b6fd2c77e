import { texts } from "../i18n/language.ts";
import en from "./locales/en/support.json";
import ja from "./locales/ja/support.json";

/// About a person of the office at a client's screens.
export const useSupportTexts = texts("support", ja, en);
