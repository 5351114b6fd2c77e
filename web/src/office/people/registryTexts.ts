import { texts } from "../../i18n/language.ts";
import en from "./locales/en/registry.json";
import ja from "./locales/ja/registry.json";

export const useRegistryTexts = texts("office.registry", ja, en);
