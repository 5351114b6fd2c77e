import { texts } from "../../../i18n/language.ts";
import en from "./locales/en/witness.json";
import ja from "./locales/ja/witness.json";

/// The words for those outside who confirm the log.
export const useWitnessTexts = texts("inbox.witness", ja, en);
