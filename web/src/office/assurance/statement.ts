import type { Outcome, Statable } from "../../api/assurance.ts";
import { fromTokyo, toTokyo } from "../../i18n/tokyo.ts";

/// What may be stated, as the server decides it again (denwaban.assurance.statement.PeoplesWord).

/// In characters.
export const SAID_LIMIT = 400;
/// That something does not apply holds for a year at most.
export const NOT_APPLICABLE_DAYS = 365;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/// What people can say of a check.
export function resultsOf({ word, mayNotApply }: Pick<Statable, "word" | "mayNotApply">): Outcome[] {
  return [...(word ? (["passed", "failed"] as const) : []), ...(mayNotApply ? (["not-applicable"] as const) : [])];
}

/// For how many days it holds at most.
export function mostDays(check: Pick<Statable, "days">, result: Outcome): number {
  return result === "not-applicable" ? NOT_APPLICABLE_DAYS : check.days;
}

/// The last day that can be chosen, in Japan.
export function lastDay(now: Date, days: number): string {
  return toTokyo(latest(now, days)).slice(0, 10);
}

/// The end of that day in Japan, or the latest moment that is allowed, if that is sooner.
///
/// @param day  such as 2026-12-01
/// @returns null if it is no day, is over, or is too late
export function untilOf(day: string, now: Date, days: number): string | null {
  const end = fromTokyo(`${day}T23:59`);
  if (end === null || new Date(end) <= now || day > lastDay(now, days)) return null;
  const most = latest(now, days);
  return new Date(end) > most ? most.toISOString() : end;
}

/// A minute is left for the way.
function latest(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS - MINUTE_MS);
}

/// Whether it is one line that is not too long.
export function isSaid(text: string): boolean {
  const said = text.trim();
  return said !== "" && said.length <= SAID_LIMIT && !/\p{Cc}/u.test(said);
}
