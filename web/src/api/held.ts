import type { Keys } from "./types.ts";

/// Whether the newest company key was granted to the key that this member has now: a member who made a new key waits
/// for a grant again.
export function holdsNewest(keys: Keys): boolean {
  return keys.held.some(
    (held) => held.line === "company" && held.epoch === keys.company?.epoch && held.to === keys.me?.fingerprint,
  );
}
