import type { SeenWitnesses } from "../../../api/types.ts";

/// What is older than this is shown as a warning, in hours, where no contract says otherwise: copies, stamps, and
/// whatever is the office's own.
export const OLD_HOURS = 24;

/// @param at when the witness signed; null if it never did, which is as bad
/// @param hours how old it may be: of a client's log its contract says it
export function isOld(at: string | null, now: Date, hours = OLD_HOURS): boolean {
  return at === null || now.getTime() - Date.parse(at) > hours * 3_600_000;
}

/// A stamp is late when there are entries after it, and it is older than a confirmation may be.
export function isLate(stamp: { size: number; at: string | null; entries: number }, now: Date): boolean {
  return stamp.size < stamp.entries && isOld(stamp.at, now);
}

/// The contract in force says how old a confirmation may be, and no one is there to confirm.
export function isMissing({ contract, witnesses }: Pick<SeenWitnesses, "contract" | "witnesses">): boolean {
  return contract > 0 && witnesses.length === 0;
}
