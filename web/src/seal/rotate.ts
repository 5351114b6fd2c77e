/// The next epoch of a key line (docs/formats/key-chain.md): after a member left, by schedule, or
/// after a recovery.

import { newIdentity, type Suite } from "./age.ts";
import type { KeyLine } from "./chain.ts";
import type { MemberStatement } from "./statement.ts";
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
  const { client, mailbox, current } = line;
  const follows = { client, mailbox, epoch: current.statement.epoch + 1, prev: current.fingerprint, reason };
  return await stated(by, follows, members, line.members, suite, at);
}

/// The first key of a mailbox, held by several from its beginning.
///
/// @param company the company's own line, checked: the mailbox's holders are trusted in its newest
///   key
/// @param mailbox its id, a UUID that this page chose
/// @param holders fingerprints of the statements of the members who hold it; `by` always does
/// @throws SealTrouble wrong-client; not-trusted if one of them does not hold the company's newest key; wrong-key if the
///   company's line waits for confirmation
export async function firstMailboxKey(
  by: MemberIdentity,
  company: KeyLine,
  mailbox: string,
  holders: readonly string[],
  suite: Suite,
  at = new Date(),
): Promise<NextKey> {
  const { client, current } = company;
  if (by.client !== client) throw new SealTrouble("wrong-client");
  if (company.recovered) throw new SealTrouble("wrong-key");
  const members = [...new Set([...holders, by.fingerprint])].sort();
  if (members.some((name) => !current.trusted.includes(name))) throw new SealTrouble("not-trusted");
  const first = { client, mailbox, epoch: 1, prev: null, reason: "first" } as const;
  return await stated(by, first, members, company.members, suite, at);
}

interface Place {
  client: string;
  mailbox: string | null;
  epoch: number;
  prev: string | null;
  reason: Reason;
}

async function stated(
  by: MemberIdentity,
  place: Place,
  members: string[],
  known: ReadonlyMap<string, MemberStatement>,
  suite: Suite,
  at: Date,
): Promise<NextKey> {
  const { identity, recipient } = await newIdentity(suite);
  const { client, epoch } = place;
  const statement = writeStatement({
    kind: "company",
    ...place,
    members,
    recipient,
    suite,
    sign: by.signer.publicKey,
    by: by.fingerprint,
    at: at.toISOString(),
  });
  const signature = await by.signer.sign("key statement", statement);
  const company = await CompanyIdentity.of(client, epoch, await fingerprint(statement), identity);
  const holders = [];
  for (const name of members) {
    const said = name === by.fingerprint ? by : known.get(name);
    if (!said) throw new SealTrouble("not-trusted");
    holders.push({ member: said.person, grant: await seal(company, said.recipient) });
  }
  return { statement, signature, holders, company };
}
