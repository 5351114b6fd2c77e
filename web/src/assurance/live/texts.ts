import { texts } from "../../i18n/language.ts";
import en from "./locales/en/live.json";
import ja from "./locales/ja/live.json";

export const useLiveTexts = texts("assurance.live", ja, en);
