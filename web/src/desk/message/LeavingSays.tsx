import styles from "../Desk.module.css";
import { texts } from "../../i18n/language.ts";
import type { Leaving } from "./leaving.ts";
import en from "./locales/en/leavingSays.json";
import ja from "./locales/ja/leavingSays.json";

const useTexts = texts("desk.leaving", ja, en);

/// What of this message leaves outside of the seal; shown before it is sent.
export function LeavingSays({ of }: { of: Leaving }) {
  const t = useTexts();
  if (of.length === 0) return null;
  return (
    <p className={styles.leaving} data-testid="desk-leaving">
      {t("says", { what: of.map((one) => t(one)).join(t("and")) })}
    </p>
  );
}
