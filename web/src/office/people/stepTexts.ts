import { texts } from "../../i18n/language.ts";
import en from "./locales/en/step.json";
import ja from "./locales/ja/step.json";

/// The words of the first steps of a new office.
export const useStepTexts = texts("office.steps", ja, en);
