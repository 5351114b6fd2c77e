import styles from "./Steps.module.css";
import { useTexts } from "./stepTexts.ts";

const ALL = ["passkey", "key", "kit", "company"] as const;

/// Where a member is on the way to their keys.
export function Steps({ at }: { at: (typeof ALL)[number] }) {
  const t = useTexts();
  const now = ALL.indexOf(at);
  return (
    <ol className={`${styles.steps ?? ""} no-print`}>
      {ALL.map((step, n) => (
        <li
          key={step}
          className={n < now ? styles.done : n === now ? styles.now : styles.later}
          aria-current={n === now ? "step" : undefined}
        >
          <span className={styles.number} aria-hidden="true">
            {n < now ? "✓" : n + 1}
          </span>
          {t(`enrolStep.${step}`)}
        </li>
      ))}
    </ol>
  );
}
