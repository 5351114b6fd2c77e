import { createCompanyKey, createMemberKey, type MemberIdentity } from "../../seal/index.ts";
import { chainOf, checkedLine } from "../../seal/testChain.ts";
import type { Holding } from "./keyring.ts";

/// For tests: a member who made the company's first key and holds it, and no mailbox's.
export async function testHolding(
  client: string,
  person: string,
  suite: "x25519" | "mlkem768x25519",
): Promise<{ member: MemberIdentity; holding: Holding }> {
  const made = await createMemberKey(person, client);
  const company = await createCompanyKey(made.identity, client, suite);
  const current = company.companyIdentity;
  const line = await checkedLine(client, current.fingerprint, chainOf([made], [company]));
  const keys = new Map([[current.fingerprint, current]]);
  return { member: made.identity, holding: { client, line, current, keys, boxes: [], boxesSaid: "" } };
}
