import type { InboxItem } from "../../api/types.ts";
import { useLanguage } from "../../i18n/language.ts";
import { isOverdue } from "../handling/due.ts";
import { HandlingMarks } from "../handling/HandlingMarks.tsx";
import { useTexts as useHandlingTexts } from "../handling/texts.ts";
import { useNow } from "../handling/useNow.ts";
import { useTexts as useNoteTexts } from "../notes/texts.ts";
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
  shows: Filter;
  /// Whether there are older ones that were not loaded.
  more: boolean;
}

/// Which of the loaded items are shown: what is to do, what of it this member took, everything.
export type Filter = "open" | "mine" | "all";

/// @param me this member
/// @param kept what was opened in this page: it stays in sight after it is done, or given to a colleague, as it would
///   otherwise vanish under the finger
export function filtered(
  items: readonly InboxItem[],
  filter: Filter,
  me: string | undefined,
  kept: ReadonlySet<string>,
): readonly InboxItem[] {
  if (filter === "all") return items;
  const wanted = (item: InboxItem) =>
    item.state !== "done" && (filter === "open" || (item.takenBy !== null && item.takenBy.person === me));
  return items.filter((item) => wanted(item) || kept.has(item.id));
}

/// The list, by day. It shows who rang only for messages that were opened in this page.
export function InboxList({ items, chosen, choose, shows, more }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const handling = useHandlingTexts();
  const now = useNow();
  useOpenedCount();
  if (items.length === 0) {
    return (
      <div className={shared.nothing} data-testid="inbox-empty">
        <p>{t(shows === "all" ? "empty.title" : more ? `empty.${shows}.so-far` : `empty.${shows}.title`)}</p>
        <small>{t(shows === "all" ? "empty.text" : more ? "empty.so-far.text" : `empty.${shows}.text`)}</small>
      </div>
    );
  }
  const days = groups(items, { urgent: t("urgentFirst"), overdue: handling("overdueFirst") }, lang, now);
  return (
    <div className={styles.list} data-testid="inbox-list">
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul>
            {ofDay.map((item) => (
              <li key={item.id}>
                <Row item={item} current={item.id === chosen} choose={choose} now={now} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/// What is urgent and not done comes first, then what should have been called back by now, then the days.
export function groups(
  items: readonly InboxItem[],
  titles: { urgent: string; overdue: string },
  lang: Parameters<typeof dayOf>[1],
  now: number,
): Map<string, InboxItem[]> {
  const groupOf = (item: InboxItem) => {
    if (item.urgent && item.state !== "done") return titles.urgent;
    return isOverdue(item, now) ? titles.overdue : dayOf(item.arrivedAt, lang, now);
  };
  const pressing = [titles.urgent, titles.overdue];
  const all = new Map<string, InboxItem[]>(pressing.map((title) => [title, []]));
  for (const item of items) all.set(groupOf(item), [...(all.get(groupOf(item)) ?? []), item]);
  for (const title of pressing) if (all.get(title)?.length === 0) all.delete(title);
  return all;
}

interface RowProps {
  item: InboxItem;
  current: boolean;
  choose: (item: InboxItem) => void;
  now: number;
}

function Row({ item, current, choose, now }: RowProps) {
  const t = useTexts();
  const notes = useNoteTexts();
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
        <HandlingMarks item={item} now={now} />
        <CorrectedMark version={opened?.version ?? item.message?.version} />
        <span className={styles.state} data-state={item.state}>
          {t(`state.${item.state}`)}
        </span>
        {!item.answered && <span className={opening.quiet}>{t(item.slip ? "slip.has" : "slip.none.short")}</span>}
        {item.notes > 0 && <span className={opening.quiet}>{notes("has", { count: item.notes })}</span>}
        {item.drafts.length > 0 && <span className={opening.quiet}>{t("draft.has")}</span>}
        {item.recording && (
          <span className={opening.quiet}>{t("hasRecording", { length: length(item.recording.durationMs) })}</span>
        )}
        {item.doneBy && <span className={opening.quiet}>{t("doneBy", { name: item.doneBy })}</span>}
      </span>
    </button>
  );
}
