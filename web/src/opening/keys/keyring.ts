import { useEffect, useState, useSyncExternalStore } from "react";
import { api } from "../../api/api.ts";
import { holdsNewest } from "../../api/held.ts";
import { sinceInput } from "../../api/lastInput.ts";
import { useMe } from "../../api/queries.ts";
import type { Keys, Unlock } from "../../api/types.ts";
import { follow, pin, pinOf, type Followed } from "./pin.ts";
import { takeFresh } from "../../signin/passkey/fresh.ts";
import { boxesOf, boxOf, heldBoxes, type Box } from "./boxes.ts";
import {
  endCell,
  openGrant,
  SealTrouble,
  unlockWithKit,
  unlockWithPrf,
  type CompanyIdentity,
  type KeyLine,
  type MemberIdentity,
  type PrfSecret,
} from "../../seal/index.ts";

/// The company's keys that this member holds: of the newest epoch, and of those before that were
/// granted to them.
export interface Holding {
  client: string;
  /// The checked chain.
  line: KeyLine;
  current: CompanyIdentity;
  /// By the fingerprint of their statement.
  keys: ReadonlyMap<string, CompanyIdentity>;
  /// The mailboxes that this member holds.
  boxes: readonly Box[];
  /// What the server said that this member holds, when this was made: heldBoxes.
  boxesSaid: string;
}

/// The keys that are open in this page. They live in the cell, in memory, until the member locks them, does
/// nothing for a while, signs out or closes the page.
export type Ring = { kind: "locked"; idle: boolean } | Open;

interface Open {
  kind: "open";
  member: MemberIdentity;
  company: Holding | null;
}

/// Locked after this long without input, or sooner where the session on the server ends sooner.
export const IDLE_MS = 15 * 60_000;

/// After this long it is tried again to take in what was granted.
const AGAIN_MS = 10_000;

export type UnlockTrouble = "wrong" | "no-unlock" | "company" | "pin";

export class NotUnlocked extends Error {
  readonly code: UnlockTrouble;

  constructor(code: UnlockTrouble) {
    super(code);
    this.code = code;
  }
}

const LOCKED: Ring = { kind: "locked", idle: false };

let ring: Ring = LOCKED;
let heldSince = 0;
let idleMs = IDLE_MS;
let watch: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();
/// Keys of epochs before that came back from shares; no one granted them.
let recovered: readonly CompanyIdentity[] = [];

function set(next: Ring): void {
  ring = next;
  for (const listener of listeners) listener();
}

export function useRing(): Ring {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ring,
  );
}

/// As it is now, for work that goes on without a screen.
export function ringNow(): Ring {
  return ring;
}

type Forget = () => Promise<unknown> | undefined;

const forgets: (() => unknown)[] = [];

/// Runs when the keys are dropped: code that holds something opened releases it. What still needs
/// the keys is waited for, but not long.
export function onLock(forget: Forget | (() => void)): void {
  forgets.push(forget);
}

export function lock(idle = false): void {
  clearInterval(watch);
  recovered = [];
  takeFresh();
  set({ kind: "locked", idle });
  endCell(Promise.allSettled(forgets.map(async (forget) => await forget())));
}

/// @throws NotUnlocked if no unlock belongs to this passkey, or the secret does not fit
export async function unlockByPasskey(keys: Keys, person: string, credentialId: string, prf: PrfSecret): Promise<void> {
  const unlocks = keys.me?.unlocks.filter((u) => u.method === "passkey") ?? [];
  const own = unlocks.find((unlock) => unlock.credentialId === credentialId);
  if (!own) throw new NotUnlocked("no-unlock");
  await open(keys, () => unlockWithPrf(own.blob, prf, person));
}

/// Any kit of this key will do: a member may have printed a second one.
export async function unlockByKit(keys: Keys, person: string, kit: string): Promise<void> {
  const own = kits(keys);
  if (own.length === 0) throw new NotUnlocked("no-unlock");
  await open(keys, () => Promise.any(own.map(({ blob }) => unlockWithKit(blob, kit, person))));
}

export function kits(keys: Keys): Unlock[] {
  return keys.me?.unlocks.filter((unlock) => unlock.method === "recovery") ?? [];
}

async function open(keys: Keys, unlock: () => Promise<MemberIdentity>): Promise<void> {
  let member: MemberIdentity;
  try {
    member = await unlock();
  } catch {
    throw new NotUnlocked("wrong");
  }
  await hold(member, keys);
}

/// Takes a member's key into the ring, and the company's keys that were granted to it.
///
/// @throws NotUnlocked company or pin, if the company's keys do not prove themselves; Problem
export async function hold(member: MemberIdentity, keys: Keys): Promise<void> {
  const company = await companyOf(member, keys);
  heldSince = Date.now();
  clearInterval(watch);
  watch = setInterval(() => {
    if (Math.min(sinceInput(), Date.now() - heldSince) >= idleMs) lock(true);
  }, 10_000);
  set({ kind: "open", member, company });
}

/// Holds keys of former epochs as well that came back from shares, until the ring is locked.
export async function holdRecovered(member: MemberIdentity, keys: Keys, back: CompanyIdentity): Promise<void> {
  recovered = [...recovered, back];
  await hold(member, keys);
}

export async function companyChain(): Promise<string> {
  return (await api.get<{ chain: string }>("/api/keys/lines/company/chain")).chain;
}

async function companyOf(member: MemberIdentity, keys: Keys): Promise<Holding | null> {
  return keys.company && holdsNewest(keys) ? await holdingOf(member, keys) : null;
}

/// What this page did itself in the meantime is newer than the answer: a ring that was locked stays
/// so, and a newer key is not given up for the one before.
export async function renew(was: Open, keys: Keys): Promise<void> {
  const company = await companyOf(was.member, keys);
  if (ring.kind !== "open" || ring.member !== was.member || ring.company !== was.company) return;
  set({ kind: "open", member: was.member, company });
}

/// The pin may have moved on while a chain was under way: one that does not reach it is asked for again.
async function followNow(client: string): Promise<Followed> {
  const followed = await follow(client, await companyChain());
  return followed.kind === "changed" ? follow(client, await companyChain()) : followed;
}

async function holdingOf(member: MemberIdentity, asked: Keys): Promise<Holding> {
  let keys = asked;
  const followed = await followNow(keys.clientId);
  if (followed.kind === "changed") throw new NotUnlocked("pin");
  if (followed.kind === "refused") throw new NotUnlocked("company");
  const { line } = followed;
  // The key was changed between the two answers: this one is older than the chain.
  if (line.epochs.length > (keys.company?.epoch ?? 0)) {
    keys = await api.get<Keys>("/api/keys");
    if (keys.me?.fingerprint !== asked.me?.fingerprint) throw new NotUnlocked("company");
  }
  const held = new Map(recovered.map((one) => [one.fingerprint, one]));
  for (const { blob, epoch } of keys.held.filter((one) => one.line === "company" && one.to === member.fingerprint)) {
    const granted = await openGrant(member, blob).catch(() => null);
    if (granted && fits(granted, epoch, line)) held.set(granted.fingerprint, granted);
  }
  const current = held.get(line.current.fingerprint);
  if (!current) throw new NotUnlocked("company");
  const boxes = await boxesOf(member, keys, line);
  return { client: keys.clientId, line, current, keys: held, boxes, boxesSaid: heldBoxes(keys) };
}

/// The text of a grant is its giver's claim: the key must be the one that the company stated.
function fits(granted: CompanyIdentity, number: number, line: KeyLine): boolean {
  const epoch = line.epochs[number - 1];
  return epoch?.fingerprint === granted.fingerprint && epoch.statement.recipient === granted.recipient;
}

/// A person compared the fingerprint of a recovery with the office by another way.
export function confirmRecovery(): void {
  if (ring.kind !== "open" || !ring.company) return;
  const { company } = ring;
  pin(company.client, pinOf(company.line));
  set({ ...ring, company: { ...company, line: { ...company.line, recovered: false } } });
}

/// How long this session may be idle, in minutes.
export function idleAfter(minutes: number): void {
  idleMs = Math.min(IDLE_MS, minutes * 60_000);
}

/// Takes in what was granted, or stated anew, while the keys were open.
export function useFreshRing(keys: Keys | undefined): void {
  const now = useRing();
  const [again, setAgain] = useState(0);
  const minutes = useMe().data?.idleMinutes;
  useEffect(() => {
    if (minutes !== undefined) idleAfter(minutes);
  }, [minutes]);
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    if (now.kind !== "open" || !keys) return;
    const known = now.company?.current;
    // The answer is older than what this page did itself.
    if ((keys.company?.epoch ?? 0) < (known?.epoch ?? 0)) return;
    const newest = holdsNewest(keys) ? keys.company?.fingerprint : undefined;
    const boxes = now.company !== null && now.company.boxesSaid !== heldBoxes(keys);
    if (keys.me?.fingerprint !== now.member.fingerprint) lock();
    else if (known?.fingerprint !== newest || boxes) {
      renew(now, keys).catch((trouble: unknown) => {
        if (trouble instanceof NotUnlocked) {
          if (ringNow() === now) lock();
        } else if (!over) {
          // offline, say: nothing else would ask for it again
          later = setTimeout(() => setAgain((times) => times + 1), AGAIN_MS);
        }
      });
    }
    return () => {
      over = true;
      clearTimeout(later);
    };
  }, [keys, now, again]);
}

/// The key that opens a header sealed to this epoch.
///
/// @throws SealTrouble wrong-key if it was not granted to this member
export function keyOf(holding: Holding, fingerprint: string): CompanyIdentity {
  const key = holding.keys.get(fingerprint) ?? boxOf(holding, fingerprint)?.keys.get(fingerprint);
  if (!key) throw new SealTrouble("wrong-key");
  return key;
}
