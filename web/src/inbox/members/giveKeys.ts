import { api, Problem } from "../../api/api.ts";
import type { MemberKey } from "../../api/types.ts";
import { neededEpochs } from "../../opening/keys/boxes.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { fingerprint, grantTo, SealTrouble, verifyStatement, type MemberIdentity } from "../../seal/index.ts";

/// Gives a member the keys of the company that what is kept needs, and that this one may give.
///
/// @returns all members as they are then: with a key that came meanwhile, this one has not been given the newest
/// @throws SealTrouble if their statement is not what it says
export async function giveKeys(by: MemberIdentity, company: Holding, to: MemberKey): Promise<MemberKey[]> {
  const { statement, signature } = await checked(to);
  await grantAll(by, company, await neededEpochs("company"), statement, signature);
  return await api.get<MemberKey[]>("/api/keys/members");
}

/// The newest key last: a member who has that one has them all, and a grant that broke off is done
/// again from the start.
async function grantAll(
  by: MemberIdentity,
  company: Holding,
  needed: ReadonlySet<number>,
  statement: string,
  signature: string,
): Promise<void> {
  for (const key of [...company.keys.values()].sort((a, b) => a.epoch - b.epoch)) {
    if (!needed.has(key.epoch)) continue;
    // A key that came back from shares was granted to no one, so no one can grant it further.
    if (!company.line.epochs[key.epoch - 1]?.trusted.includes(by.fingerprint)) continue;
    try {
      await api.post("/api/keys/grants", await grantTo(by, key, statement, signature));
    } catch (trouble) {
      if (!(trouble instanceof Problem && trouble.code === "key-exists")) throw trouble;
    }
  }
}

/// The fingerprint on this screen came from the server: what is granted must be the very statement it names.
async function checked(member: MemberKey): Promise<{ statement: string; signature: string }> {
  const { statement, signature } = member;
  if (statement === null || signature === null) throw new SealTrouble("malformed");
  const said = await verifyStatement(statement, signature);
  if (said.kind !== "member" || said.person !== member.person) throw new SealTrouble("wrong-object");
  if ((await fingerprint(statement)) !== member.fingerprint) throw new SealTrouble("wrong-key");
  return { statement, signature };
}
