import { texts } from "../../i18n/language.ts";
import en from "./locales/en/deliveries.json";
import ja from "./locales/ja/deliveries.json";

/// The words for what waits at all clients.
export const useTexts = texts("office.deliveries", ja, en);
