import { texts } from "../../i18n/language.ts";
import en from "./locales/en/subprocessors.json";
import ja from "./locales/ja/subprocessors.json";

/// The words of the client's page of sub-processors.
export const useTexts = texts("inbox.subprocessors", ja, en);
