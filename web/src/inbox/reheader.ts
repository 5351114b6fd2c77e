import { useSyncExternalStore } from "react";
import { api, Problem } from "../api/api.ts";
import type { Release } from "../api/types.ts";
import { putTokens } from "../search/tokens.ts";
import { openSegment, reheader, type CompanyIdentity, type Manifest, type NewHeader } from "../seal/index.ts";
import { lineOf, within } from "./boxes.ts";
import { bytesOf, payload, release } from "./fetching.ts";
import { onLock, ringNow, type Holding } from "./keyring.ts";
import { checked, keyFor, textOf } from "./opening.ts";
import type { MemberIdentity } from "../seal/index.ts";

/// Gives every object a header of the newest key, a few at a time, while this page is open. The server's list of
/// what is left is the only state: whoever opens the page later, on whichever machine, goes on from there.
export interface Work {
  state: "idle" | "running" | "paused" | "offline" | "locked" | "finished";
  /// Objects that got their header since it began.
  done: number;
  /// Objects that were left when it began; null before the first answer.
  total: number | null;
  /// Objects that could not be done, which stay as they are.
  failed: readonly string[];
}

interface Stale {
  total: number;
  objects: string[];
}

/// Objects asked for at once.
const PAGE = 50;

/// Objects in hand at once: while one waits for the office, the next is sealed.
const HANDS = 4;

const START: Work = { state: "idle", done: 0, total: null, failed: [] };

let work = START;
const watchers = new Set<() => void>();
onLock(() => {
  if (work.state === "running") set({ state: "locked" });
});

export function useReheader(): Work {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => work,
  );
}

export async function staleCount(): Promise<number> {
  return (await stale(null, 1)).total;
}

export function pauseReheader(): void {
  if (work.state === "running") set({ state: "paused" });
}

/// Runs until nothing is left but what failed, or it is paused, or the keys are locked. Starting it twice is harmless.
export async function startReheader(): Promise<void> {
  if (work.state === "running") return;
  work = { ...START, state: "running" };
  try {
    let after: string | null = null;
    do {
      const page: Stale = await stale(after, PAGE);
      if (work.total === null) set({ total: page.total });
      const left = page.objects.values();
      const hand = async () => {
        for (const object of left) {
          if (!running()) return;
          await one(object);
        }
      };
      await Promise.all(Array.from({ length: HANDS }, hand));
      if (!running()) return;
      after = page.objects.at(-1) ?? null;
    } while (after !== null);
    if (running()) set({ state: "finished" });
  } catch {
    // The office does not answer, or cannot write its log: nothing can be done for any object now.
    if (running()) set({ state: "offline" });
  }
}

async function one(object: string): Promise<void> {
  const ring = ringNow();
  if (ring.kind !== "open" || !ring.company) {
    set({ state: "locked" });
    return;
  }
  try {
    await renew(ring.member, ring.company, object);
    set({ done: work.done + 1 });
  } catch (trouble) {
    if (trouble instanceof Problem && (trouble.status === 0 || trouble.status === 401 || trouble.status >= 500)) {
      throw trouble;
    }
    set({ failed: [...work.failed, object] });
  }
}

/// Checks the object as a reader does, and writes a header of the newest key for each of its segments.
async function renew(member: MemberIdentity, company: Holding, object: string): Promise<void> {
  const released = await release(object, "reheader");
  const manifest = await checked(company, released, { object, kind: released.kind, call: null });
  const keys = await Promise.all(released.segments.map((segment) => keyFor(company, manifest, segment)));
  // Changed meanwhile by somebody else.
  const { line, newest } = lineOf(company, manifest.company);
  if (keys.every((key) => key.fingerprint === newest.fingerprint)) return;
  const headers: (NewHeader & { n: number })[] = [];
  for (const [i, { n, header }] of released.segments.entries()) {
    const key = keys[i] ?? newest;
    headers.push({ n, ...(await reheader(member, key, line, manifest, n, bytesOf(header))) });
  }
  await retoken(company, keys[0], manifest, released);
  await api.put(`/api/objects/${object}/headers`, { headers });
}

/// Tokens are of the newest key too: who left knows how those before were made. Before the headers, so that what breaks
/// off here is asked for again.
async function retoken(company: Holding, key: CompanyIdentity | undefined, manifest: Manifest, released: Release) {
  const [first] = released.segments;
  if (manifest.kind === "recording" || !key || !first) return;
  const { object, call, sealedAt, kind } = manifest;
  const { plaintext } = await openSegment(key, manifest, 0, bytesOf(first.header), await payload(object, 0));
  await putTokens({ object, call, sealedAt, text: textOf(kind, plaintext) }, within(company, manifest.company));
}

function stale(after: string | null, limit: number): Promise<Stale> {
  return api.get<Stale>(`/api/objects/stale?limit=${limit}${after === null ? "" : `&after=${after}`}`);
}

/// Asked anew each time: it may have changed while something was awaited.
function running(): boolean {
  return work.state === "running";
}

function set(change: Partial<Work>): void {
  work = { ...work, ...change };
  for (const watcher of watchers) watcher();
}
