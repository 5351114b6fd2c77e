/// How many of the program's attempts were refused, as the server tells clients.

export interface Sum {
  way: string;
  refused: number;
  notRefused: number;
  known: number;
  notTried: number;
}

export interface Probed {
  /// When the last run ended; null if there was none.
  at: string | null;
  /// Whether it is too old to say anything of today.
  expired: boolean;
  ways: Sum[];
}

export type Verdict = "never" | "over" | "open" | "known" | "nothing" | "untried" | "refused";

/// The result in one sentence. Only `refused` is good: nothing was open, everything could be tried,
/// recently.
export function verdictOf({ at, expired, ways }: Probed): Verdict {
  if (at === null) return "never";
  if (expired) return "over";
  const sum = total(ways);
  if (sum.notRefused > 0) return "open";
  if (sum.refused + sum.known === 0) return "nothing";
  if (sum.known > 0) return "known";
  return sum.notTried > 0 ? "untried" : "refused";
}

export function total(ways: readonly Sum[]): Omit<Sum, "way"> {
  return ways.reduce(
    (sum, one) => ({
      refused: sum.refused + one.refused,
      notRefused: sum.notRefused + one.notRefused,
      known: sum.known + one.known,
      notTried: sum.notTried + one.notTried,
    }),
    { refused: 0, notRefused: 0, known: 0, notTried: 0 },
  );
}
