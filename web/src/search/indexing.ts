import { useSyncExternalStore } from "react";
import { api, Problem } from "../api/api.ts";
import { onLock, ringNow, type Holding } from "../opening/keys/keyring.ts";
import { onReading, openForIndex, type Read } from "../opening/opening.ts";
import { docOf, oldestOfFull, type Doc } from "./docs.ts";
import { forget, keep, load, saveNow, textIndexNow } from "./textIndex.ts";
import { putTokens } from "./tokens.ts";

/// Makes what is opened be found again: its text in the member's own index, its numbers as tokens on the server.
onReading({
  read: (read, company) => void indexed(read, company),
  gone: (object) => void forget(object),
});

async function indexed(read: Read, company: Holding): Promise<void> {
  await load();
  const newest = company.current.fingerprint;
  const known = textIndexNow().docs.get(read.object);
  const doc = { ...docOf(read), tokens: known?.tokens ?? null };
  if (doc.tokens !== newest) {
    // If it fails, the member's work with the message goes on; the next opening tries again.
    doc.tokens = await putTokens(read, company).then(
      () => newest,
      () => doc.tokens,
    );
  }
  await keep(doc);
}

interface Openable {
  id: string;
  kind: "message" | "slip";
  indexed: boolean;
}

export interface Openables {
  total: number;
  indexed: number;
  objects: Openable[];
}

export function openables(before: string | null, limit: number): Promise<Openables> {
  return api.get<Openables>(`/api/objects/openable?limit=${limit}${before === null ? "" : `&before=${before}`}`);
}

/// Opens what is not indexed yet, one after the other, while this page is open.
export interface IndexWork {
  state: "idle" | "counting" | "asking" | "running" | "paused" | "offline" | "limited" | "locked" | "finished";
  done: number;
  /// What was found to be missing when it was counted.
  missing: readonly Openable[];
  failed: number;
}

/// Objects asked for at once.
const PAGE = 500;

const START: IndexWork = { state: "idle", done: 0, missing: [], failed: 0 };

let work = START;
const watchers = new Set<() => void>();
onLock(() => {
  set(work.state === "running" ? { state: "locked" } : START);
});

export function useIndexWork(): IndexWork {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => work,
  );
}

/// Counts what is missing, on the server or in the member's own index, and waits for the member's confirmation: each will
/// be an entry in the log. What a full index has no room for is not missing in it.
export async function countMissing(): Promise<void> {
  set({ ...START, state: "counting" });
  try {
    await load();
    const missing: Openable[] = [];
    let before: string | null = null;
    do {
      const page: Openables = await openables(before, PAGE);
      const { docs } = textIndexNow();
      const oldest = oldestOfFull(docs.values());
      missing.push(...page.objects.filter((one) => !one.indexed || (!docs.has(one.id) && fits(one, oldest))));
      before = page.objects.at(-1)?.id ?? null;
    } while (before !== null);
    set({ state: missing.length === 0 ? "finished" : "asking", missing });
  } catch {
    set({ state: "offline" });
  }
}

function fits({ id }: Openable, oldest: Doc | null): boolean {
  return oldest === null || id > oldest.object;
}

export function pauseIndexing(): void {
  if (work.state === "running") set({ state: "paused" });
}

export function leaveIndexing(): void {
  if (work.state !== "running") set(START);
}

/// What was paused ends with the object in hand.
let before: Promise<void> | null = null;

/// Goes on where it was paused. Starting it twice is harmless.
export async function startIndexing(): Promise<void> {
  await before;
  if (work.state === "running" || work.missing.length === 0) return;
  before = run().finally(() => {
    before = null;
  });
  await before;
}

async function run(): Promise<void> {
  set({ state: "running" });
  for (const next of work.missing.slice(work.done + work.failed)) {
    if (!running()) break;
    // The index became full meanwhile: to open this would be an entry in the log for nothing.
    const room = !next.indexed || fits(next, oldestOfFull(textIndexNow().docs.values()));
    if (room) await one(next.id, next.kind);
    else set({ missing: work.missing.filter((other) => other !== next) });
  }
  await saveNow();
  if (running()) set({ state: "finished" });
}

async function one(object: string, kind: "message" | "slip"): Promise<void> {
  const ring = ringNow();
  if (ring.kind !== "open" || !ring.company) {
    set({ state: "locked" });
    return;
  }
  try {
    await openForIndex(ring.company, object, kind);
    set({ done: work.done + 1 });
  } catch (trouble) {
    const away =
      trouble instanceof Problem && (trouble.status === 0 || trouble.status === 401 || trouble.status >= 500);
    // The office does not answer, or cannot write its log: nothing can be opened now.
    if (away) set({ state: "offline" });
    // So many in an hour: what is left is done in the next one.
    else if (trouble instanceof Problem && trouble.status === 429) set({ state: "limited" });
    else set({ failed: work.failed + 1 });
  }
}

function running(): boolean {
  return work.state === "running";
}

function set(change: Partial<IndexWork>): void {
  work = { ...work, ...change };
  for (const watcher of watchers) watcher();
}
