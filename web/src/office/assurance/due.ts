import type { ClientStanding } from "../../api/assurance.ts";

/// So many days after a signature the next is due (denwaban.contract.confirmation.Confirmations).
export const AGAIN_DAYS = 365;

const DAY_MS = 24 * 60 * 60 * 1000;

/// What a client has still to do, and until when; null if it has no time.
export type Due = { kind: "again" | "late" | "grace" | "graceOver"; at: string } | { kind: "none" };

export function dueOf(it: Pick<ClientStanding, "confirmedAt" | "graceUntil">, now: Date): Due {
  if (it.confirmedAt !== null) {
    const at = new Date(Date.parse(it.confirmedAt) + AGAIN_DAYS * DAY_MS);
    return { kind: at > now ? "again" : "late", at: at.toISOString() };
  }
  if (it.graceUntil === null) return { kind: "none" };
  return { kind: new Date(it.graceUntil) > now ? "grace" : "graceOver", at: it.graceUntil };
}
