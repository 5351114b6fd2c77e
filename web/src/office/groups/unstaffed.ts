import type { Unstaffed } from "./queries.ts";

/// Which words say where a client's calls go.
export function goesTo({ ownThere, overflow, overflowThere }: Unstaffed) {
  if (ownThere) return "unstaffed.overflow";
  if (overflow === null) return "unstaffed.toAll";
  return overflowThere ? "unstaffed.toOverflow" : "unstaffed.both";
}
