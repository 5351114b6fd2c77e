import { useLanguage } from "../../i18n/language.ts";
import type { InboxItem } from "../../api/types.ts";
import { isDue, isOverdue, whenDue } from "./due.ts";
import styles from "./Handling.module.css";
import { useTexts } from "./texts.ts";

/// Who has an item and when it is due, in the list. That it is late is said in words, not by the colour alone.
export function HandlingMarks({ item, now }: { item: InboxItem; now: number }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const late = isOverdue(item, now);
  return (
    <>
      {item.takenBy && (
        <span className={styles.mark} data-testid="item-holder">
          {t("holder.is", { name: item.takenBy.name ?? t("holder.unknown") })}
        </span>
      )}
      {isDue(item) && (
        <span className={`${styles.mark} ${late ? styles.overdue : ""}`} data-testid="item-due" data-late={late}>
          {t(late ? "overdue" : "due.short", { when: whenDue(item.due, now, lang) })}
        </span>
      )}
    </>
  );
}
