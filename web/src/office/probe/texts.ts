import { texts } from "../../i18n/language.ts";
import en from "./locales/en/probe.json";
import ja from "./locales/ja/probe.json";

/// The words of the page of what the program's own probe saw.
export const useTexts = texts("office.probe", ja, en);
