import { ITEMS, type DayItem, type DayOfItems, type Item, type ItemState } from "../../api/assurance.ts";

/// Days that the chart shows.
export const DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1000;

/// One day of the chart and of its table; `null` for what there is no record of.
export interface Column {
  day: string;
  /// It goes on.
  today: boolean;
  items: Readonly<Record<Item, DayItem | null>>;
}

/// So many days up to the last one that is known, each with its six items. Days without a record are there too: a gap
/// is not left out.
export function columnsOf(days: readonly DayOfItems[], count = DAYS): Column[] {
  const last = days.at(-1);
  if (!last) return [];
  const known = new Map(days.map((one) => [one.day, one]));
  const end = Date.parse(`${last.day}T00:00:00Z`);
  return Array.from({ length: count }, (_, n) => {
    const day = new Date(end - (count - 1 - n) * DAY_MS).toISOString().slice(0, 10);
    const one = known.get(day);
    const of = (item: Item) => one?.items.find((it) => it.item === item) ?? null;
    return {
      day,
      today: day === last.day && !last.over,
      items: Object.fromEntries(ITEMS.map((item) => [item, of(item)])) as Column["items"],
    };
  });
}

const RED: readonly ItemState[] = ["not-met", "expired"];

/// On how many days an item was not met or out of date, and for how many minutes in all.
export function redOf(columns: readonly Column[], item: Item): { days: number; minutes: number } {
  const all = columns.flatMap((column) => column.items[item] ?? []);
  return {
    days: all.filter(({ worst }) => RED.includes(worst)).length,
    minutes: all.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}
