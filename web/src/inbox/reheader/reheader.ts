import { useSyncExternalStore } from "react";
import { api, Problem } from "../../api/api.ts";
import type { Release, SeveralReleased } from "../../api/types.ts";
import { tokensOf } from "../../search/tokens.ts";
import { openSegment, reheader, type CompanyIdentity, type Manifest, type NewHeader } from "../../seal/index.ts";
import { lineOf, within } from "../../opening/keys/boxes.ts";
import { bytesOf, payload } from "../../opening/fetching.ts";
import { onLock, ringNow, type Holding } from "../../opening/keys/keyring.ts";
import { checked, keyFor, textOf } from "../../opening/opening.ts";
import type { MemberIdentity } from "../../seal/index.ts";

/// Gives every object a header of the newest key, a few at a time, while this page is open. The
/// server's list of what is left is the only state: a member who opens the page later, on any
/// machine, continues from there.
export interface Work {
  /// It is "pausing" until the requests in hand have ended: what they change, they still change.
  state: "idle" | "running" | "pausing" | "paused" | "offline" | "locked" | "finished";
  /// Objects that got their header since it began.
  done: number;
  /// Objects that were left when it began; null before the first answer.
  total: number | null;
  /// Objects that could not be done, which stay as they are.
  failed: readonly string[];
}

export interface Stale {
  total: number;
  objects: string[];
}

/// Objects named at once.
const PAGE = 200;

/// Objects in one request. The server takes no more (`Release.SEVERAL`).
const BATCH = 20;

/// Requests in hand at once: while one waits for the office, the next is sealed.
const HANDS = 2;

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
  if (work.state === "running") set({ state: "pausing" });
}

/// The run that goes on, or is pausing.
let before: Promise<void> | null = null;

/// Runs until nothing is left but what failed, or it is paused, or the keys are locked. Starting it twice is harmless.
export async function startReheader(): Promise<void> {
  await before;
  if (work.state === "running") return;
  before = run().finally(() => {
    before = null;
    if (work.state === "pausing") set({ state: "paused" });
  });
  await before;
}

async function run(): Promise<void> {
  work = { ...START, state: "running" };
  try {
    let after: string | null = null;
    do {
      const page: Stale = await stale(after, PAGE);
      if (work.total === null) set({ total: page.total });
      const left = batches(page.objects).values();
      const hand = async () => {
        for (const batch of left) await renew(batch);
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

function batches(objects: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(objects.length / BATCH) }, (_, n) => objects.slice(n * BATCH, (n + 1) * BATCH));
}

/// Asks for the headers of these and sends new ones, as often as it takes: of long objects the server releases only a
/// few at once.
async function renew(batch: readonly string[]): Promise<void> {
  let left = batch;
  while (left.length > 0) {
    if (!running()) return;
    const ring = ringNow();
    if (ring.kind !== "open" || !ring.company) {
      set({ state: "locked" });
      return;
    }
    const { released, missing, done } = await api.post<SeveralReleased>("/api/objects/stale/release", {
      objects: left,
    });
    const made: Remade[] = [];
    const failed = new Set(missing);
    for (const { at, released: one, payload: sealed } of released) {
      try {
        const remade = await remake(ring.member, ring.company, left[at] ?? "", one, sealed);
        if (remade) made.push(remade);
      } catch (trouble) {
        if (trouble instanceof Problem && away(trouble)) throw trouble;
        failed.add(at);
      }
    }
    if (made.length > 0) {
      const { refused } = await api.put<{ refused: number[] }>("/api/objects/headers", { objects: made });
      for (const at of refused) failed.add(left.indexOf(made[at]?.object ?? ""));
    }
    const answered = new Set([...missing, ...done, ...released.map(({ at }) => at)]);
    // A server that answers for none would be asked for ever.
    if (answered.size === 0) {
      for (const at of left.keys()) {
        answered.add(at);
        failed.add(at);
      }
    }
    const names = [...failed].flatMap((at) => left[at] ?? []);
    set({ done: work.done + answered.size - names.length, failed: [...work.failed, ...names] });
    left = left.filter((_, at) => !answered.has(at));
  }
}

/// The office does not answer, or cannot write its log.
function away({ status }: Problem): boolean {
  return status === 0 || status === 401 || status >= 500;
}

interface Remade {
  object: string;
  headers: (NewHeader & { n: number })[];
  tokens: { company: string; tokens: string[] } | null;
}

/// Checks the object as a reader does, and makes a header of the newest key for each of its segments.
///
/// @param sealed the payload, base64; null if it did not come with the headers
/// @returns null if another browser has done it meanwhile
async function remake(
  member: MemberIdentity,
  company: Holding,
  object: string,
  released: Release,
  sealed: string | null,
): Promise<Remade | null> {
  const manifest = await checked(company, released, { object, kind: released.kind, call: null });
  const keys = await Promise.all(released.segments.map((segment) => keyFor(company, manifest, segment)));
  const { line, newest } = lineOf(company, manifest.company);
  if (keys.every((key) => key.fingerprint === newest.fingerprint)) return null;
  const headers: Remade["headers"] = [];
  for (const [i, { n, header }] of released.segments.entries()) {
    const key = keys[i] ?? newest;
    headers.push({ n, ...(await reheader(member, key, line, manifest, n, bytesOf(header))) });
  }
  return { object, headers, tokens: await retokened(company, keys[0], manifest, released, sealed) };
}

/// Tokens are of the newest key too: who left knows how those before were made. They come with the headers, so that what
/// breaks off is asked for again.
async function retokened(
  company: Holding,
  key: CompanyIdentity | undefined,
  manifest: Manifest,
  released: Release,
  sealed: string | null,
): Promise<Remade["tokens"]> {
  const [first] = released.segments;
  const { object, call, sealedAt, kind } = manifest;
  if (kind === "recording" || kind === "draft" || !key || !first) return null;
  const bytes = sealed === null ? await payload(object, 0) : bytesOf(sealed);
  const { plaintext } = await openSegment(key, manifest, 0, bytesOf(first.header), bytes);
  const holding = within(company, manifest.company);
  const tokens = await tokensOf({ object, call, sealedAt, text: textOf(kind, plaintext) }, holding);
  return { company: holding.current.fingerprint, tokens };
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
