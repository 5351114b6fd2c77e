import { combineShares, CompanyIdentity, type KeyLine, type ShareWhy } from "../seal/index.ts";

/// A share as people handle it: groups of four on paper.

const PREFIX = "DENWABAN-SHARE-1";
const GROUP = /.{1,4}/g;

export interface ShareText {
  prefix: string;
  groups: string[];
  /// The line that matters, for a code that a camera reads.
  line: string;
}

/// @param page one of CompanyIdentity.shares(): lines of explanation, then the share
export function shareText(page: string): ShareText {
  const line = page.trimEnd().split("\n").at(-1) ?? "";
  return { prefix: PREFIX, groups: line.slice(PREFIX.length).match(GROUP) ?? [], line };
}

export type Recombined = { ok: true; key: CompanyIdentity } | { ok: false; why: ShareWhy };

/// Puts two shares together, of whichever epoch they are: the newest is tried first.
export async function recombine(line: KeyLine, one: string, two: string): Promise<Recombined> {
  let why: ShareWhy = "wrong-key";
  for (const { statement, fingerprint } of line.epochs.toReversed()) {
    const combined = await combineShares(one, two, statement.recipient);
    if (combined.ok) {
      return {
        ok: true,
        key: await CompanyIdentity.of(line.client, statement.epoch, fingerprint, combined.identity),
      };
    }
    why = combined.why;
    if (why !== "wrong-key") break;
  }
  return { ok: false, why };
}
