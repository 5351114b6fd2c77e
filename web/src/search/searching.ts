import { useCallback, useRef, useState } from "react";
import { Problem } from "../api/api.ts";
import type { InboxItem } from "../api/types.ts";
import { ringNow } from "../opening/keys/keyring.ts";
import { find, type Hit } from "./docs.ts";
import { openables } from "./indexing.ts";
import { load, textIndexNow } from "./textIndex.ts";
import { searchNumber, searchParts, type FoundItems } from "./tokens.ts";

/// What one search found, and where it looked.
export interface Found {
  typed: string;
  /// By the server, by blind tokens; null if what was typed is no number.
  numbers: (FoundItems & { total: number | null; indexed: number }) | null;
  /// Why the server did not answer.
  trouble: string | null;
  /// In this browser, without what `numbers` has already.
  hits: Hit[];
  /// Opened items that were looked through.
  looked: number;
}

export type Search = { kind: "none" } | { kind: "locked" } | { kind: "working" } | { kind: "found"; found: Found };

export interface Searching {
  search: Search;
  go: (typed: string) => Promise<void>;
  /// Adds what the server named of a number only after the newest.
  further: () => Promise<void>;
  end: () => void;
}

export function useSearching(): Searching {
  const [search, set] = useState<Search>({ kind: "none" });
  const turn = useRef(0);
  const go = useCallback(async (typed: string) => {
    const mine = ++turn.current;
    if (typed.trim() === "") {
      set({ kind: "none" });
      return;
    }
    set({ kind: "working" });
    const found = await look(typed);
    if (mine === turn.current) set(found === null ? { kind: "locked" } : { kind: "found", found });
  }, []);
  const further = useCallback(async () => {
    if (search.kind !== "found") return;
    const mine = ++turn.current;
    const found = await withOlder(search.found);
    if (mine === turn.current) set({ kind: "found", found });
  }, [search]);
  const end = useCallback(() => {
    turn.current++;
    set({ kind: "none" });
  }, []);
  return { search, go, further, end };
}

/// @return null without keys
async function look(typed: string): Promise<Found | null> {
  const ring = ringNow();
  if (ring.kind !== "open" || !ring.company) return null;
  await load();
  let numbers: Found["numbers"] = null;
  let trouble: string | null = null;
  try {
    const answer = await searchNumber(typed, ring.company);
    if (answer) {
      const counts = await openables(null, 1).catch(() => null);
      numbers = { ...answer, total: counts?.total ?? null, indexed: counts?.indexed ?? 0 };
    }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    trouble = cause.message;
  }
  const { docs } = textIndexNow();
  const hits = find(typed, docs.values());
  return { typed, numbers, trouble, hits: without(hits, numbers?.items ?? []), looked: docs.size };
}

/// @return the same with why not in `trouble`, if the server does not answer
async function withOlder(found: Found): Promise<Found> {
  const { numbers } = found;
  if (numbers === null) return found;
  try {
    const { items, rest } = await searchParts(numbers.rest);
    const all = [...new Map([...numbers.items, ...items].map((item) => [item.id, item])).values()];
    return { ...found, numbers: { ...numbers, items: all, rest }, hits: without(found.hits, items), trouble: null };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { ...found, trouble: cause.message };
  }
}

function without(hits: readonly Hit[], items: readonly InboxItem[]): Hit[] {
  const calls = new Set(items.map(({ call }) => call));
  return hits.filter(({ doc }) => !calls.has(doc.call));
}
