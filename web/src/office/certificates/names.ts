import type { useTexts } from "./texts.ts";
import type { State } from "./certificates.ts";

type Say = ReturnType<typeof useTexts>;

export const STATE_MARKS: Readonly<Record<State, string>> = {
  valid: "✓",
  "not-yet": "◷",
  expired: "✗",
  suspended: "‖",
  withdrawn: "✗",
  unconfirmed: "…",
  superseded: "–",
};

/// A certificate as buttons and headings name it.
export function nameOf(t: Say, it: { scheme: string; parts: { number: string; holderName: string } }): string {
  const scheme = t(`scheme.${it.scheme}` as Parameters<Say>[0]);
  return `${scheme} ${it.parts.number === "" ? it.parts.holderName : it.parts.number}`;
}
