/// Java's NoticeApprovalTest reads the same vectors.

import { describe, expect, it } from "vitest";
import { fromBase64, fromUtf8 } from "./bytes.ts";
import { approveNotice, checkNotice, createCompanyKey, createMemberKey, verifyChain, writeChain } from "./inside.ts";
import type { NoticeContent } from "../api/types.ts";
import { SealTrouble } from "./trouble.ts";
import { vectors } from "./vector.ts";

const CLIENT = "01980000-0000-7000-8000-00000000c001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const AT = new Date("2026-11-24T06:00:00Z");
const DAY_MS = 86_400_000;

const whyOf = (trouble: unknown) => (trouble instanceof SealTrouble ? trouble.why : String(trouble));

describe("an approval", () => {
  it.each(vectors("notice-approval"))("$name", async (vector) => {
    const chain = await verifyChain(vector.get("client"), vector.get("pin"), fromUtf8(fromBase64(vector.get("chain"))));
    if (!chain.ok) throw new Error(chain.why);
    const signed = { statement: fromUtf8(vector.body), signature: vector.get("signature") };
    const found = await checkNotice(chain.line, signed, new Date(vector.get("now"))).then(() => "good", whyOf);
    expect(found).toBe(vector.get("expect"));
  });
});

describe("what a member approves", () => {
  async function company() {
    const member = await createMemberKey(RYO, CLIENT);
    const made = await createCompanyKey(member.identity, CLIENT, "x25519");
    const chain = writeChain({
      statements: [{ statement: made.statement, signature: made.signature }],
      members: [{ statement: member.statement, signature: member.signature }],
      grants: [],
    });
    const checked = await verifyChain(CLIENT, made.companyIdentity.fingerprint, chain);
    if (!checked.ok) throw new Error(checked.why);
    return { member: member.identity, line: checked.line };
  }

  const until = (days: number) => new Date(AT.getTime() + days * DAY_MS);

  it("is what he chose, for at most a year, of his own client", async () => {
    const { member, line } = await company();
    const made = await approveNotice(member, line, ["subject", "caller-name"], until(366), AT);
    const said = await checkNotice(line, made, AT);
    expect(said).toMatchObject({ content: ["caller-name", "subject"], by: member.fingerprint, client: CLIENT });
    for (const [content, days] of [
      [[], 30],
      [["text"], 367],
      [["text"], 0],
    ] as [NoticeContent[], number][]) {
      await expect(approveNotice(member, line, content, until(days), AT)).rejects.toThrow("malformed");
    }
    const other = await company();
    await expect(checkNotice(other.line, made, AT)).rejects.toThrow("not-trusted");
    for (const unfit of [{ recovered: true }, { mailbox: RYO }]) {
      await expect(approveNotice(member, { ...line, ...unfit }, ["text"], until(1), AT)).rejects.toThrow("wrong-key");
    }
    const elsewhere = { ...line, client: CLIENT.replace("c001", "c002") };
    await expect(approveNotice(member, elsewhere, ["text"], until(1), AT)).rejects.toThrow("wrong-client");
  });
});
