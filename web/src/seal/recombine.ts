import type { KeyLine } from "./chain.ts";
import { CompanyIdentity } from "./company.ts";
import { combineShares, type ShareWhy } from "./share.ts";

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
