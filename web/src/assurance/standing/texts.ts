import { texts } from "../../i18n/language.ts";
import en from "./locales/en/standing.json";
import ja from "./locales/ja/standing.json";

/// The words for the six items and for how anything stands.
export const useStandingTexts = texts("assurance.standing", ja, en);
