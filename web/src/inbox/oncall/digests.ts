import type { Policy } from "./queries.ts";

/// Digests of one day, at most: the server's limit.
export const MOST_DIGESTS = 6;

/// What one begins with: at the beginning of work, after lunch, before its end.
export const USUAL_DIGESTS = ["09:00", "13:00", "17:00"];

type Times = Pick<Policy, "digest" | "quietFrom" | "quietTo">;

/// What comes from one time of the day until another.
export interface Span {
  from: string;
  to: string;
  told: "together" | "alone" | "at-once";
}

/// What of the ordinary is told when, round the day. Empty if all of it is told as it comes.
export function whatWhen({ digest, quietFrom, quietTo }: Times): Span[] {
  const times = [...digest].sort();
  if (times.length > 0) {
    return times.map((to, n) => ({ from: times.at(n - 1) ?? to, to, told: "together" }));
  }
  return quietFrom === null || quietTo === null
    ? []
    : [
        { from: quietTo, to: quietFrom, told: "at-once" },
        { from: quietFrom, to: quietTo, told: "alone" },
      ];
}

/// Whether the end of a span is on the day after its beginning.
export const overnight = ({ from, to }: Span) => to <= from;

/// What the server would refuse.
export function fault({ digest, quietFrom, quietTo }: Times): "empty" | "same" | "quiet" | null {
  if (digest.includes("")) return "empty";
  if (new Set(digest).size < digest.length) return "same";
  return digest.some((time) => isQuiet(time, quietFrom, quietTo)) ? "quiet" : null;
}

function isQuiet(time: string, from: string | null, to: string | null): boolean {
  if (from === null || to === null) return false;
  return to < from ? time >= from || time < to : time >= from && time < to;
}

/// The next full hour that is free, for a digest more.
export function another(digest: readonly string[]): string {
  const hours = Array.from({ length: 24 }, (_, n) => `${String((n + 9) % 24).padStart(2, "0")}:00`);
  return hours.find((hour) => !digest.includes(hour)) ?? "";
}
