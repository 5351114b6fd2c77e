import { useSyncExternalStore } from "react";
import type { Keys, Unlock } from "../api/types.ts";
import {
  openGrant,
  unlockWithKit,
  unlockWithPrf,
  verifyStatement,
  type CompanyIdentity,
  type MemberIdentity,
} from "../seal/index.ts";

/// The keys that are open in this page. They live here, in memory, until the member locks them, does
/// nothing for a while, signs out or closes the page.
export type Ring =
  | { kind: "locked"; idle: boolean }
  | { kind: "open"; member: MemberIdentity; company: CompanyIdentity | null; epoch: number | null };

/// Put away after this long without a key press or a touch; the session on the server ends as late.
export const IDLE_MS = 15 * 60_000;

export type UnlockTrouble = "wrong" | "no-unlock" | "company";

export class NotUnlocked extends Error {
  readonly code: UnlockTrouble;

  constructor(code: UnlockTrouble) {
    super(code);
    this.code = code;
  }
}

const LOCKED: Ring = { kind: "locked", idle: false };

let ring: Ring = LOCKED;
let lastTouch = 0;
let watch: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

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

/// Runs when the keys go away: whoever holds something that was opened lets it go.
export function onLock(forget: () => void): void {
  listeners.add(() => {
    if (ring.kind === "locked") forget();
  });
}

export function lock(idle = false): void {
  clearInterval(watch);
  for (const kind of TOUCHES) window.removeEventListener(kind, touched);
  set({ kind: "locked", idle });
}

/// @throws NotUnlocked if no unlock belongs to this passkey, or the secret does not fit
export async function unlockByPasskey(
  keys: Keys,
  person: string,
  credentialId: string,
  prf: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const unlocks = keys.me?.unlocks.filter((u) => u.method === "passkey") ?? [];
  const own = unlocks.find((unlock) => unlock.credentialId === credentialId);
  if (!own) throw new NotUnlocked("no-unlock");
  await open(keys, () => unlockWithPrf(own.blob, prf, person));
}

export async function unlockByKit(keys: Keys, person: string, kit: string): Promise<void> {
  const own = recovery(keys);
  if (!own) throw new NotUnlocked("no-unlock");
  await open(keys, () => unlockWithKit(own.blob, kit, person));
}

export function recovery(keys: Keys): Unlock | undefined {
  return keys.me?.unlocks.find((unlock) => unlock.method === "recovery");
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

/// Takes a member's key into the ring, and the company's if it was granted.
///
/// @throws NotUnlocked company, if the granted key is not the one that the company stated
export async function hold(member: MemberIdentity, keys: Keys): Promise<void> {
  const company = keys.grant ? await companyOf(member, keys, keys.grant.blob) : null;
  lastTouch = Date.now();
  for (const kind of TOUCHES) window.addEventListener(kind, touched, { passive: true });
  clearInterval(watch);
  watch = setInterval(() => {
    if (Date.now() - lastTouch >= IDLE_MS) lock(true);
  }, 10_000);
  set({ kind: "open", member, company, epoch: keys.grant?.epoch ?? null });
}

async function companyOf(member: MemberIdentity, keys: Keys, grant: string): Promise<CompanyIdentity> {
  try {
    if (!keys.company) throw new NotUnlocked("company");
    await verifyStatement(keys.company.statement, keys.company.signature);
    return await openGrant(member, grant, keys.company.statement);
  } catch {
    throw new NotUnlocked("company");
  }
}

const TOUCHES = ["pointerdown", "keydown", "touchstart"] as const;

function touched(): void {
  lastTouch = Date.now();
}
