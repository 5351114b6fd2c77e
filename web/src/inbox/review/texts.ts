import { texts } from "../../i18n/language.ts";
import en from "./locales/en/review.json";
import ja from "./locales/ja/review.json";

/// The words of giving something to quality review.
export const useReviewTexts = texts("inbox-review", ja, en);
