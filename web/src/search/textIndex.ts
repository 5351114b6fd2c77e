import { useSyncExternalStore } from "react";
import { api, Problem } from "../api/api.ts";
import { onLock, ringNow } from "../opening/keys/keyring.ts";
import { openTextIndex, sealTextIndex, type MemberIdentity } from "../seal/index.ts";
import { merge, read, write, type Doc } from "./docs.ts";

/// The member's own index of what they have opened: in clear in this page's memory, on the server
/// sealed to that member.

/// Waited after a change, so that ten openings are one saving.
const SAVE_MS = 2_000;
/// Times that another page may be faster.
const TRIES = 5;

export interface Kept {
  version: number;
  sealed: string | null;
  signature: string | null;
  /// What was erased since this index was pruned, and up to which moment that is all.
  erased: string[];
  until: string;
}

export interface TextIndex {
  state: "none" | "loading" | "ready" | "offline";
  docs: ReadonlyMap<string, Doc>;
  /// What the server gave back was not ours, or of a key that we no longer have: it was begun anew.
  begunAnew: boolean;
}

const NONE: TextIndex = { state: "none", docs: new Map(), begunAnew: false };

let index = NONE;
let owner: MemberIdentity | null = null;
let version = 0;
let gone = new Set<string>();
let pruned = "";
let dirty = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let loading: Promise<void> | null = null;
let saving: Promise<void> = Promise.resolve();
const watchers = new Set<() => void>();

onLock(() => {
  const last = dirty ? saveNow() : undefined;
  clearTimeout(timer);
  owner = null;
  loading = null;
  version = 0;
  gone = new Set();
  pruned = "";
  dirty = false;
  set(NONE);
  return last;
});

export function useTextIndex(): TextIndex {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => index,
  );
}

export function textIndexNow(): TextIndex {
  return index;
}

/// Fetches and opens the index of the member who unlocked; once.
export function load(): Promise<void> {
  const ring = ringNow();
  if (ring.kind !== "open") return Promise.resolve();
  if (loading && owner === ring.member) return loading;
  owner = ring.member;
  set({ ...index, state: "loading" });
  loading = fetchOwn(ring.member).then(
    () => {
      if (owner === ring.member) set({ ...index, state: "ready" });
    },
    () => {
      loading = null;
      if (owner === ring.member) set({ ...index, state: "offline" });
    },
  );
  return loading;
}

async function fetchOwn(member: MemberIdentity): Promise<void> {
  const kept = await api.get<Kept>("/api/inbox/text-index");
  const found = await opened(member, kept);
  if (owner !== member) return;
  version = kept.version;
  prune(kept);
  set({ ...index, docs: merge(index.docs.values(), found ?? [], gone), begunAnew: index.begunAnew || found === null });
  // The server keeps no index for long that was not pruned.
  if (kept.erased.length > 0) later();
}

function prune({ erased, until }: Kept): void {
  erased.forEach((object) => gone.add(object));
  pruned = until;
}

/// @return null if it does not open: a lost key, or not our own hand
async function opened(member: MemberIdentity, { version: of, sealed, signature }: Kept): Promise<Doc[] | null> {
  if (sealed === null || signature === null) return [];
  try {
    return read(await openTextIndex(member, of, { sealed, signature }));
  } catch {
    return null;
  }
}

/// Takes in one that was opened, or what is new about it.
export async function keep(doc: Doc): Promise<void> {
  await load();
  if (index.state === "none") return;
  gone.delete(doc.object);
  set({ ...index, docs: new Map(index.docs).set(doc.object, doc) });
  later();
}

/// Forgets one that was erased.
export async function forget(object: string): Promise<void> {
  await load();
  gone.add(object);
  if (!index.docs.has(object)) return;
  const docs = new Map(index.docs);
  docs.delete(object);
  set({ ...index, docs });
  later();
}

function later(): void {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(() => void saveNow(), SAVE_MS);
}

/// Seals and sends it, one saving after the other. What could not be sent is sent with the next change.
export function saveNow(): Promise<void> {
  clearTimeout(timer);
  const [member, docs] = [owner, [...index.docs.values()]];
  const known = { gone: new Set(gone), pruned };
  if (!member || index.state !== "ready") return Promise.resolve();
  dirty = false;
  saving = saving.then(() =>
    send(member, docs, known).catch(() => {
      if (owner === member) dirty = true;
    }),
  );
  return saving;
}

/// @param known what was erased, and up to which moment
async function send(member: MemberIdentity, docs: Doc[], known: { gone: Set<string>; pruned: string }): Promise<void> {
  let before = version;
  let all: Iterable<Doc> = docs;
  for (let tries = 0; tries < TRIES; tries++) {
    const made = await sealTextIndex(member, before + 1, write(all));
    try {
      await api.put("/api/inbox/text-index", { before, ...made, pruned: known.pruned });
      if (owner === member) version = before + 1;
      return;
    } catch (trouble) {
      if (!(trouble instanceof Problem && trouble.code === "index-changed")) throw trouble;
    }
    // The other page may have taken out what this one has still: it is asked for from this one's moment on.
    const since = known.pruned === "" ? "" : `?since=${encodeURIComponent(known.pruned)}`;
    const kept = await api.get<Kept>(`/api/inbox/text-index${since}`);
    before = kept.version;
    if (owner === member) prune(kept);
    kept.erased.forEach((object) => known.gone.add(object));
    known.pruned = kept.until;
    const merged = merge(docs, (await opened(member, kept)) ?? [], known.gone);
    all = merged.values();
    if (owner === member) {
      version = before;
      set({ ...index, docs: merge(index.docs.values(), merged.values(), gone) });
    }
  }
}

function set(next: TextIndex): void {
  index = next;
  for (const watcher of watchers) watcher();
}
