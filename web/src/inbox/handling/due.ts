import { dayAndHour, hourOf } from "../../i18n/time.ts";
import type { Language } from "../../i18n/language.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/// How far ahead the server takes a due time; it looks itself, too.
export const DUE_AHEAD_MS = 90 * DAY_MS;

/// What has a due time and is not done.
interface Due {
  state: "new" | "opened" | "done";
  due: string | null;
}

export function isDue(item: Due): item is Due & { due: string } {
  return item.due !== null && item.state !== "done";
}

export function isOverdue(item: Due, now: number): boolean {
  return isDue(item) && Date.parse(item.due) < now;
}

/// The hour if it is today in the reader's zone; else the day as well.
export function whenDue(due: string, now: number, lang: Language): string {
  return sameDay(new Date(due), new Date(now)) ? hourOf(due, lang) : dayAndHour(due, lang, now);
}

export const QUICK = ["in30", "in60", "today17", "tomorrow10"] as const;

/// @returns null if that time has gone by
export function quick(choice: (typeof QUICK)[number], now: number): Date | null {
  switch (choice) {
    case "in30":
      return new Date(now + 30 * MINUTE_MS);
    case "in60":
      return new Date(now + 60 * MINUTE_MS);
    case "today17": {
      const at = hourOfDay(now, 0, 17);
      return at.getTime() > now ? at : null;
    }
    case "tomorrow10":
      return hourOfDay(now, 1, 10);
  }
}

/// As a `datetime-local` field writes it: in the reader's zone, to the minute.
export function toField(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/// @returns null if it is empty or no time, or not within what the server takes
export function fromField(value: string, now: number): Date | null {
  const at = new Date(value).getTime();
  return at >= now - MINUTE_MS && at <= now + DUE_AHEAD_MS ? new Date(at) : null;
}

/// By the calendar, so that a change of the clocks does not move it.
function hourOfDay(now: number, days: number, hour: number): Date {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(hour, 0, 0, 0);
  return at;
}

function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
