import type { ConfirmationPage } from "../../api/assurance.ts";

/// How early the next signature is asked for.
const SOON_MS = 30 * 24 * 60 * 60 * 1000;

/// Where a client stands with its confirmation, and so whether its calls are answered.
export type Confirmation =
  | { kind: "unsigned" }
  | { kind: "grace" | "grace-over"; until: string }
  | { kind: "entrusted" | "due" | "overdue"; at: string; due: string }
  | { kind: "declined"; at: string };

export function standingOf(
  page: Pick<ConfirmationPage, "graceUntil" | "dueAt" | "confirmations">,
  now: Date,
): Confirmation {
  const newest = page.confirmations[0];
  if (!newest) {
    if (page.graceUntil === null) return { kind: "unsigned" };
    return { kind: now < new Date(page.graceUntil) ? "grace" : "grace-over", until: page.graceUntil };
  }
  if (!newest.entrusts) return { kind: "declined", at: newest.at };
  const due = page.dueAt ?? newest.at;
  const left = Date.parse(due) - now.getTime();
  return { kind: left <= 0 ? "overdue" : left <= SOON_MS ? "due" : "entrusted", at: newest.at, due };
}

/// Whether calls to the client's numbers are answered (denwaban.contract.confirmation.Confirmations).
export function answers({ kind }: Confirmation): boolean {
  return kind !== "unsigned" && kind !== "grace-over" && kind !== "declined";
}
