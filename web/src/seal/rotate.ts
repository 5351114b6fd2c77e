/// The next epoch of a key line (docs/formats/key-chain.md): after somebody left, by schedule, or after a recovery.

import { newIdentity, type Suite } from "./age.ts";
import type { KeyLine } from "./chain.ts";
import { CompanyIdentity, seal } from "./company.ts";
import { fingerprint } from "./fingerprint.ts";
import type { MemberIdentity } from "./member.ts";
import { writeStatement, type Reason } from "./statement.ts";
import { SealTrouble } from "./trouble.ts";

export interface NextKey {
  statement: string;
  signature: string;
  /// The new key, sealed to each who holds it from its beginning.
  holders: { member: string; grant: string }[];
  company: CompanyIdentity;
}

/// @param stay fingerprints of the statements of the members who hold the new key; `by` always does
/// @throws SealTrouble wrong-client; not-trusted if one of them does not hold the newest key, unless it is a recovery's
///   own maker; wrong-key if the line waits for confirmation
export async function nextKey(
  by: MemberIdentity,
  line: KeyLine,
  stay: readonly string[],
  reason: Exclude<Reason, "first">,
  suite: Suite,
  at = new Date(),
): Promise<NextKey> {
  if (by.client !== line.client) throw new SealTrouble("wrong-client");
  if (line.recovered && reason !== "recovery") throw new SealTrouble("wrong-key");
  const members = [...new Set([...stay, by.fingerprint])].sort();
  const { trusted } = line.current;
  if (members.some((name) => !trusted.includes(name) && !(reason === "recovery" && name === by.fingerprint))) {
    throw new SealTrouble("not-trusted");
  }
  const { identity, recipient } = await newIdentity(suite);
  const epoch = line.current.statement.epoch + 1;
  const statement = writeStatement({
    kind: "company",
    client: line.client,
    mailbox: line.mailbox,
    epoch,
    prev: line.current.fingerprint,
    reason,
    members,
    recipient,
    suite,
    sign: by.signer.publicKey,
    by: by.fingerprint,
    at: at.toISOString(),
  });
  const signature = await by.signer.sign("key statement", statement);
  const company = await CompanyIdentity.of(line.client, epoch, await fingerprint(statement), identity);
  const holders = [];
  for (const name of members) {
    const said = name === by.fingerprint ? by : line.members.get(name);
    if (!said) throw new SealTrouble("not-trusted");
    holders.push({ member: said.person, grant: await seal(company, said.recipient) });
  }
  return { statement, signature, holders, company };
}
