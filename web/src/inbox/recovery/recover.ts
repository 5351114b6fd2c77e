import { api } from "../../api/api.ts";
import { holdsNewest } from "../../api/held.ts";
import type { Keys } from "../../api/types.ts";
import { follow, pin } from "../../opening/keys/pin.ts";
import { nextKey, recombine, type KeyLine, type ShareWhy } from "../../seal/index.ts";
import { companyChain, holdRecovered, ringNow } from "../../opening/keys/keyring.ts";
import { startReheader } from "../reheader/reheader.ts";

export class NotRecovered extends Error {
  readonly why: ShareWhy | "unproven";

  constructor(why: ShareWhy | "unproven") {
    super(why);
    this.why = why;
  }
}

/// Says in the log who and why, puts the key together, states the next one, and changes everything kept to it. Who
/// holds the newest key already only goes on with the last step.
///
/// @throws NotRecovered; Problem
export async function recover(keys: Keys, one: string, two: string, reason: string): Promise<void> {
  const ring = ringNow();
  if (ring.kind !== "open") throw new NotRecovered("unproven");
  await api.post("/api/keys/recovery", { reason });
  const line = await lineOf(keys.clientId);
  const combined = await recombine(line, one, two);
  if (!combined.ok) throw new NotRecovered(combined.why);
  if (!holdsNewest(keys)) {
    const made = await nextKey(ring.member, line, [], "recovery", keys.wantedKind);
    const { statement, signature, holders, company } = made;
    await api.post("/api/keys/lines/company/epochs", { statement, signature, holders });
    // Made in this very browser: there is nothing to compare it with.
    pin(keys.clientId, { fingerprint: company.fingerprint, epoch: company.epoch, seen: new Date().toISOString() });
  }
  await holdRecovered(ring.member, await api.get<Keys>("/api/keys"), combined.key);
  void startReheader();
}

async function lineOf(client: string): Promise<KeyLine> {
  const followed = await follow(client, await companyChain());
  if (followed.kind === "changed" || followed.kind === "refused") throw new NotRecovered("unproven");
  return followed.line;
}
