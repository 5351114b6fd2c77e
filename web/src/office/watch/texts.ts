import { texts } from "../../i18n/language.ts";
import en from "./locales/en/watch.json";
import ja from "./locales/ja/watch.json";

/// The words of the watch: a day's alarms, clients' questions, and how far an account reached.
export const useTexts = texts("office.watch", ja, en);
