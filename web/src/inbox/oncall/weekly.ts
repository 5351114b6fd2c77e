import type { Tier, Turn } from "./queries.ts";

/// As one row of the page: the same time on several days.
export interface Row {
  days: number[];
  from: string;
  to: string;
  contact: string;
}

export interface TierDraft {
  rows: Row[];
  fallback: string | null;
}

const key = (turn: Turn) => `${turn.from} ${turn.to} ${turn.contact}`;

/// Turns of the same time and person are one row.
export function rowsOf(turns: readonly Turn[]): Row[] {
  const rows = new Map<string, Row>();
  for (const turn of turns) {
    const row = rows.get(key(turn)) ?? { days: [], from: hm(turn.from), to: hm(turn.to), contact: turn.contact };
    row.days = [...row.days, turn.day].sort((a, b) => a - b);
    rows.set(key(turn), row);
  }
  return [...rows.values()];
}

/// Without seconds.
function hm(time: string): string {
  return time.slice(0, 5);
}

/// A time that goes over midnight is two turns: until midnight, and from midnight on the next day.
export function turnsOf(rows: readonly Row[]): Turn[] {
  return rows.flatMap((row) =>
    row.days.flatMap((day) =>
      row.to !== "00:00" && row.to <= row.from
        ? [
            { day, from: row.from, to: "00:00", contact: row.contact },
            ...(row.to === "00:00" ? [] : [{ day: (day % 7) + 1, from: "00:00", to: row.to, contact: row.contact }]),
          ]
        : [{ day, from: row.from, to: row.to, contact: row.contact }],
    ),
  );
}

export const draftOf = (tiers: readonly Tier[]): TierDraft[] =>
  tiers.map(({ weekly, fallback }) => ({ rows: rowsOf(weekly), fallback }));

/// The weeks of the draft, with the changes that the roster has.
export const tiersOf = (draft: readonly TierDraft[], tiers: readonly Tier[]): Tier[] =>
  draft.map(({ rows, fallback }, n) => ({ weekly: turnsOf(rows), fallback, changes: tiers[n]?.changes ?? [] }));

/// Changes that are over are left out: the versions keep them.
export const current = (tiers: readonly Tier[], now: Date): Tier[] =>
  tiers.map((tier) => ({ ...tier, changes: tier.changes.filter(({ to }) => new Date(to) > now) }));
