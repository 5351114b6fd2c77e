/// What the program's own probe saw, as the server says it, and what that means.

export type Outcome = "refused" | "not-refused" | "known" | "not-tried";

/// The worst first, as it is filtered and counted.
export const OUTCOMES: readonly Outcome[] = ["not-refused", "known", "not-tried", "refused"];

export interface Seen {
  way: string;
  target: string;
  attempt: string;
  expected: string;
  came: string;
  outcome: Outcome;
  at: string;
  millis: number;
}

export interface Ran {
  began: string;
  ended: string;
  refused: number;
  notRefused: number;
  known: number;
  notTried: number;
}

export interface Probe {
  /// Attempts so far of the run that goes on; null if none does.
  running: number | null;
  expired: boolean;
  /// When it runs next by itself; in the past if it should have begun already.
  next: string;
  /// From when on each day, by Japan's clock, such as 04:10.
  daily: string;
  /// How long after a start of the program.
  afterStartSeconds: number;
  seen: Seen[];
  /// The newest first; `seen` is of the first.
  runs: Ran[];
}

export interface Summary {
  /// What was really tried: all but `not-tried`.
  tried: number;
  open: Seen[];
  known: Seen[];
  untried: number;
  /// Why, and how many; the most frequent first.
  why: { came: string; n: number }[];
  /// Only `refused` may be shown as good.
  verdict: "open" | "known" | "nothing" | "untried" | "refused";
}

export function summary(seen: readonly Seen[]): Summary {
  const of = (outcome: Outcome) => seen.filter((one) => one.outcome === outcome);
  const open = of("not-refused");
  const known = of("known");
  const untried = of("not-tried");
  const tried = seen.length - untried.length;
  const verdict =
    open.length > 0
      ? "open"
      : known.length > 0
        ? "known"
        : tried === 0
          ? "nothing"
          : untried.length > 0
            ? "untried"
            : "refused";
  return { tried, open, known, untried: untried.length, why: reasons(untried), verdict };
}

function reasons(untried: readonly Seen[]): Summary["why"] {
  const counted = new Map<string, number>();
  for (const { came } of untried) counted.set(came, (counted.get(came) ?? 0) + 1);
  return [...counted].map(([came, n]) => ({ came, n })).sort((a, b) => b.n - a.n);
}

const HOUR = 3_600_000;

/// In hours from the beginning of a run. The next comes within a day, whatever hour is set, and a run takes minutes:
/// after one hour more it is missing.
export const LATE_HOURS = 25;

/// In hours from the end of a run, as the server has it (`ProbeEndpoint.HOLDS`): then it says nothing of today.
export const HOLDS_HOURS = 36;

export type Age = "fresh" | "late" | "over";

export function ageOf(ran: Pick<Ran, "began" | "ended">, now: Date): Age {
  if (now.getTime() >= Date.parse(ran.ended) + HOLDS_HOURS * HOUR) return "over";
  return now.getTime() >= Date.parse(ran.began) + LATE_HOURS * HOUR ? "late" : "fresh";
}

/// Whole minutes, up, as a page says them.
export function minutesOf(seconds: number): number {
  return Math.ceil(seconds / 60);
}

/// Ways that this version of the program may not try yet.
const GAPS = ["session", "sign-in", "enrolment", "sip", "webrtc", "database"] as const;

/// Those of them that the run did not try either.
export function gaps(seen: readonly Seen[]): (typeof GAPS)[number][] {
  return GAPS.filter((way) => !seen.some((one) => one.way === way && one.outcome !== "not-tried"));
}
