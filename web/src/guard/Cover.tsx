import { useContext } from "react";
import { Covered } from "./covered.ts";
import styles from "./Guard.module.css";
import { useTexts } from "./texts.ts";

/// Covers its positioned parent while no one works in this window. What is beneath keeps its text
/// and the cursor.
///
/// @param calls  whether a call may go on meanwhile
export function Cover({ calls = false }: { calls?: boolean }) {
  const t = useTexts();
  if (!useContext(Covered)) return null;
  return (
    <div className={styles.cover} data-testid="guard-cover">
      <p>
        <strong>{t("covered")}</strong>
      </p>
      <p>
        {t("coveredDo")} {calls && t("coveredCall")}
      </p>
    </div>
  );
}
