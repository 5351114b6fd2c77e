import { texts } from "../../i18n/language.ts";
import en from "./locales/en/privileges.json";
import ja from "./locales/ja/privileges.json";

/// The words about privileged work.
export const usePrivilegeTexts = texts("office.privileges", ja, en);
