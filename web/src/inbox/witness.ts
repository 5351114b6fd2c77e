/// A confirmation that is older than this is shown as a warning, in hours. The program asks at least every hour.
export const OLD_HOURS = 24;

/// @param at when the witness signed; null if it never did, which is as bad
export function isOld(at: string | null, now: Date): boolean {
  return at === null || now.getTime() - Date.parse(at) > OLD_HOURS * 3_600_000;
}

/// A stamp is late when there are entries after it, and it is older than a confirmation may be.
export function isLate(stamp: { size: number; at: string | null; entries: number }, now: Date): boolean {
  return stamp.size < stamp.entries && isOld(stamp.at, now);
}
