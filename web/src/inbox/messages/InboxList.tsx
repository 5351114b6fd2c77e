import type { InboxItem } from "../../api/types.ts";
import { useLanguage } from "../../i18n/language.ts";
import { BoxName } from "./BoxFilter.tsx";
import { CorrectedMark } from "./Corrected.tsx";
import shared from "../Inbox.module.css";
import styles from "./Messages.module.css";
import opening from "../../opening/Opening.module.css";
import { openedBefore, useOpenedCount } from "../../opening/opening.ts";
import { useTexts } from "./texts.ts";
import { dayOf, hourOf, length } from "../../i18n/time.ts";

interface Props {
  items: readonly InboxItem[];
  chosen: string | null;
  choose: (item: InboxItem) => void;
  all: boolean;
}

/// The list, by day. It shows who rang only for messages that were opened in this page.
export function InboxList({ items, chosen, choose, all }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  useOpenedCount();
  if (items.length === 0) {
    return (
      <div className={shared.nothing} data-testid="inbox-empty">
        <p>{all ? t("empty.title") : t("empty.open.title")}</p>
        <small>{all ? t("empty.text") : t("empty.open.text")}</small>
      </div>
    );
  }
  const days = groups(items, t("urgentFirst"), lang);
  return (
    <div className={styles.list} data-testid="inbox-list">
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul>
            {ofDay.map((item) => (
              <li key={item.id}>
                <Row item={item} current={item.id === chosen} choose={choose} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/// What is urgent and not done comes first, then the days.
export function groups(
  items: readonly InboxItem[],
  urgent: string,
  lang: Parameters<typeof dayOf>[1],
): Map<string, InboxItem[]> {
  const presses = (item: InboxItem) => item.urgent && item.state !== "done";
  const all = new Map<string, InboxItem[]>();
  for (const item of [...items.filter(presses), ...items.filter((one) => !presses(one))]) {
    const name = presses(item) ? urgent : dayOf(item.arrivedAt, lang);
    all.set(name, [...(all.get(name) ?? []), item]);
  }
  return all;
}

function Row({ item, current, choose }: { item: InboxItem; current: boolean; choose: (item: InboxItem) => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const opened = openedBefore(item);
  const caller = opened?.message.fields.find((field) => field.key === "callerName")?.value;
  return (
    <button
      type="button"
      className={opening.row}
      data-state={item.state}
      data-testid={`inbox-item-${item.id}`}
      aria-current={current}
      onClick={() => choose(item)}
    >
      <span className={opening.rowTime}>{hourOf(item.arrivedAt, lang)}</span>
      <span className={opening.rowTitle}>
        {caller ?? (item.message ? t("sealedItem") : item.answered ? t("noMessage") : t(item.wish ?? "unanswered"))}
      </span>
      <span className={styles.marks}>
        <BoxName mailbox={item.mailbox} />
        {item.urgent && <span className={shared.urgent}>{t("urgent")}</span>}
        <CorrectedMark version={opened?.version ?? item.message?.version} />
        <span className={styles.state} data-state={item.state}>
          {t(`state.${item.state}`)}
        </span>
        {!item.answered && <span className={opening.quiet}>{t(item.slip ? "slip.has" : "slip.none.short")}</span>}
        {item.drafts.length > 0 && <span className={opening.quiet}>{t("draft.has")}</span>}
        {item.recording && (
          <span className={opening.quiet}>{t("hasRecording", { length: length(item.recording.durationMs) })}</span>
        )}
        {item.doneBy && <span className={opening.quiet}>{t("doneBy", { name: item.doneBy })}</span>}
      </span>
    </button>
  );
}
