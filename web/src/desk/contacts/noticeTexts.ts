import { texts } from "../../i18n/language.ts";
import en from "./locales/en/notice.json";
import ja from "./locales/ja/notice.json";

/// The words for what became of the operator's messages.
export const useNoticeTexts = texts("desk-notices", ja, en);
