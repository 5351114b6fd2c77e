import { texts } from "../../../i18n/language.ts";
import en from "./locales/en/probed.json";
import ja from "./locales/ja/probed.json";

/// The texts for what the office's own program found when it attacked itself.
export const useProbedTexts = texts("inbox.probed", ja, en);
