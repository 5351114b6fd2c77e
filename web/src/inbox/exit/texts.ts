import { texts } from "../../i18n/language.ts";
import en from "./locales/en/exit.json";
import ja from "./locales/ja/exit.json";

/// The texts of the page where a client exports everything.
export const useExitTexts = texts("inbox.exit", ja, en);
