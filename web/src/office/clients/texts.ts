import { texts } from "../../i18n/language.ts";
import en from "./locales/en/clients.json";
import ja from "./locales/ja/clients.json";

export const useTexts = texts("office.clients", ja, en);
