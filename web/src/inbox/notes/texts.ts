import { texts } from "../../i18n/language.ts";
import en from "./locales/en/notes.json";
import ja from "./locales/ja/notes.json";

export const useTexts = texts("notes", ja, en);
