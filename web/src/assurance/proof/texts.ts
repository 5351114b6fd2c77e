import { texts } from "../../i18n/language.ts";
import en from "./locales/en/proof.json";
import ja from "./locales/ja/proof.json";

export const useProofTexts = texts("assurance.proof", ja, en);
