import type { InboxItem } from "../../api/types.ts";
import { spoken } from "../../i18n/kana.ts";
import { moment, pick, type Language } from "../../i18n/language.ts";
import type { ReadField, ReadMessage, ReadSlip } from "../../opening/types.ts";
import type { useTexts } from "./texts.ts";

/// An item with what of it was opened.
export interface OpenedItem {
  item: InboxItem;
  /// The name of its box.
  box: string;
  message: ReadMessage | null;
  slip: ReadSlip | null;
  /// Something of it did not open.
  failed: boolean;
}

type Words = (key: Extract<Parameters<ReturnType<typeof useTexts>>[0], `csv.${string}`>) => string;

/// Fields that have a column of their own, in its order.
const OWN = ["callerName", "callerKana", "company", "number", "inquiry"] as const;

/// The list as a table, its first row the columns' names. Fields of the clients' own forms follow in the order in which
/// they first appear.
export function inboxTable(all: readonly OpenedItem[], t: Words, lang: Language): string[][] {
  const others = new Map<string, string>();
  for (const { message } of all) {
    for (const { key, label } of message?.fields ?? []) {
      if (!(OWN as readonly string[]).includes(key) && !others.has(key)) others.set(key, pick(label, lang));
    }
  }
  const head = [
    ...(["arrived", "box", "state", "urgent", "holder", "due"] as const).map((one) => t(`csv.${one}`)),
    ...OWN.map((one) => t(`csv.${one}`)),
    ...others.values(),
    t("csv.operator"),
    t("csv.note"),
  ];
  return [head, ...all.map((one) => rowOf(one, [...others.keys()], t, lang))];
}

function rowOf(
  { item, box, message, slip, failed }: OpenedItem,
  others: readonly string[],
  t: Words,
  lang: Language,
): string[] {
  const field = (key: string) => {
    const found = message?.fields.find((one) => one.key === key);
    return found ? said(found, slip, lang) : "";
  };
  const rang = slip?.callerNumber ?? message?.callerNumber ?? null;
  return [
    moment(item.arrivedAt, lang),
    box,
    t(`csv.state.${item.state}`),
    item.urgent ? t("csv.urgent") : "",
    item.takenBy?.name ?? "",
    item.due === null || item.state === "done" ? "" : moment(item.due, lang),
    field("callerName"),
    field("callerKana"),
    field("company"),
    asText(field("number") || (rang === null ? "" : spoken(rang))),
    field("inquiry"),
    ...others.map(field),
    message?.operator ?? "",
    failed ? t("csv.failed") : "",
  ];
}

function said(field: ReadField, slip: ReadSlip | null, lang: Language): string {
  if (field.rang && slip?.callerNumber) return spoken(slip.callerNumber);
  return field.display ? pick(field.display, lang) : field.value;
}

/// Excel makes a number of digits alone, and 0312345678 loses its first. With hyphens it is text already; one that
/// begins with + gets its apostrophe where all cells do (shell/csv.ts).
function asText(number: string): string {
  return /^0\d+$/.test(number) ? `'${number}` : number;
}
