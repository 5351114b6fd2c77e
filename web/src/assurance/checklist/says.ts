import type { ItemState, OfCheck, OfItem, Verdict } from "../../api/assurance.ts";

/// What the verdict hangs on: all items that cannot be called met.
export function reasonsFor(
  verdict: Verdict,
  items: readonly Pick<OfItem, "item" | "state">[],
): Pick<OfItem, "item" | "state">[] {
  const fine: readonly ItemState[] = ["met", "not-applicable"];
  if (verdict === "go") return [];
  return items.filter(({ state }) => !fine.includes(state));
}

/// Whose observation it is, as the text that was signed names them.
export type Producer =
  | { by: "program"; digest: string | null }
  | { by: "people"; first: string; second: string }
  | { by: "other"; text: string };

export function producerOf(text: string): Producer {
  const [, digest] = /^program (\S+)$/.exec(text) ?? [];
  if (digest !== undefined) return { by: "program", digest: digest === "unknown" ? null : digest };
  const [, first, second] = /^people ([a-z-]+), ([a-z-]+)$/.exec(text) ?? [];
  if (first !== undefined && second !== undefined) return { by: "people", first, second };
  return { by: "other", text };
}

/// Why there is nothing to show of a check; null if there is something.
export type Never = "machine" | "word" | "client" | "later";

export function whyNever({ by, standing, observation, why }: OfCheck): Never | null {
  if (standing === "per-client") return "client";
  if (observation !== null) return null;
  if (why !== null || by === "later") return "later";
  return by;
}
