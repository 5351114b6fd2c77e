import type { ItemState, Outcome, Standing, Verdict } from "../../api/assurance.ts";

/// How a state looks beside its word: a sign, and a tone that paints nothing which the word does not say.
export interface Look {
  sign: string;
  tone: "good" | "part" | "bad" | "old" | "none";
}

export const STATE_LOOKS: Readonly<Record<ItemState, Look>> = {
  met: { sign: "✓", tone: "good" },
  partly: { sign: "◐", tone: "part" },
  "not-met": { sign: "✗", tone: "bad" },
  expired: { sign: "◷", tone: "old" },
  "never-observed": { sign: "?", tone: "none" },
  "not-applicable": { sign: "–", tone: "none" },
};

export const STANDING_LOOKS: Readonly<Record<Standing, Look>> = {
  holds: STATE_LOOKS.met,
  failed: STATE_LOOKS["not-met"],
  expired: STATE_LOOKS.expired,
  "could-not-look": { sign: "!", tone: "part" },
  "never-observed": STATE_LOOKS["never-observed"],
  "not-applicable": STATE_LOOKS["not-applicable"],
  "per-client": { sign: "…", tone: "none" },
};

export const VERDICT_LOOKS: Readonly<Record<Verdict, Look>> = {
  go: STATE_LOOKS.met,
  conditional: STATE_LOOKS.partly,
  "no-go": STATE_LOOKS["not-met"],
};

/// What an observation found, as a standing of its moment.
export const OUTCOMES: Readonly<Record<Outcome, Standing>> = {
  passed: "holds",
  failed: "failed",
  "could-not-look": "could-not-look",
  "not-applicable": "not-applicable",
};
