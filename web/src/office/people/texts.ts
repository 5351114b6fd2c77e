import { texts } from "../../i18n/language.ts";
import en from "./locales/en/people.json";
import ja from "./locales/ja/people.json";

export const useTexts = texts("office.people", ja, en);
