import { texts } from "../../i18n/language.ts";
import enNames from "./locales/en/names.json";
import jaNames from "./locales/ja/names.json";
import en from "./locales/en/facts.json";
import ja from "./locales/ja/facts.json";

export const useFactTexts = texts("assurance.facts", { ...jaNames, ...ja }, { ...enNames, ...en });
