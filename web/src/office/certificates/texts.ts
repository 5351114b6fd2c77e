import { texts } from "../../i18n/language.ts";
import enNames from "../../assurance/facts/locales/en/names.json";
import jaNames from "../../assurance/facts/locales/ja/names.json";
import en from "./locales/en/certificates.json";
import ja from "./locales/ja/certificates.json";

/// The words of the register of certificates.
export const useTexts = texts("office.certificates", { ...jaNames, ...ja }, { ...enNames, ...en });
