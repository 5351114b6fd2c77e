/// Java's ReviewHeaderCheckTest reads the same vectors.

import { describe, expect, it } from "vitest";
import { fromBase64, fromUtf8 } from "./bytes.ts";
import {
  approveReviewer,
  checkApproval,
  checkSealedForReview,
  createCompanyKey,
  createMemberKey,
  createReviewerKey,
  verifyChain,
} from "./inside.ts";
import { readManifest } from "./manifest.ts";
import { chainOf, checkedLine } from "./testChain.ts";
import { SealTrouble } from "./trouble.ts";
import { vectors } from "./vector.ts";

const CLIENT = "01980000-0000-7000-8000-00000000c001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const QUALITY = "0196f0a0-0000-7000-8000-0000000000f1";

const terms = (review: string, client = CLIENT) =>
  `{"client":"${client}","effectiveFrom":"2026-04-01T00:00:00.000Z","keepMessages":180,"keepRecordings":90,` +
  `"noticeEn":"This call is recorded.","noticeJa":"この通話は録音されます。",${review},"version":1}`;
const AT_SEALING = terms('"qualityReview":"at-sealing","qualityReviewDays":7,"recording":"notice","v":3');

const whyOf = (trouble: unknown) => (trouble instanceof SealTrouble ? trouble.why : String(trouble));

describe("header that the edge made for a reviewer", () => {
  it.each(vectors("sealed-for-review"))("$name", async (vector) => {
    const chain = await verifyChain(vector.get("client"), vector.get("pin"), fromUtf8(fromBase64(vector.get("chain"))));
    if (!chain.ok) throw new Error(chain.why);
    const found = await checkSealedForReview(
      chain.line,
      readManifest(fromUtf8(fromBase64(vector.get("manifest")))),
      Number(vector.get("n")),
      fromBase64(vector.get("header")),
      vector.get("reviewer"),
      { statement: fromUtf8(vector.body), signature: vector.get("signature") },
      { statement: fromUtf8(fromBase64(vector.get("approval"))), signature: vector.get("approval-signature") },
    ).then(() => "good", whyOf);
    expect(found).toBe(vector.get("expect"));
  });
});

describe("what a member approves", () => {
  async function company() {
    const member = await createMemberKey(RYO, CLIENT);
    const made = await createCompanyKey(member.identity, CLIENT, "x25519");
    const line = await checkedLine(CLIENT, made.companyIdentity.fingerprint, chainOf([member], [made]));
    return { member: member.identity, line };
  }

  it("is one reviewer, under exactly the terms that he read", async () => {
    const { member, line } = await company();
    const reviewer = await createReviewerKey(QUALITY);
    const made = await approveReviewer(member, line, AT_SEALING, reviewer.statement);
    const said = await checkApproval(line, made);
    expect(said).toMatchObject({ client: CLIENT, to: reviewer.identity.fingerprint, by: member.fingerprint });
    const longer = await approveReviewer(member, line, AT_SEALING.replace(":7,", ":8,"), reviewer.statement);
    expect((await checkApproval(line, longer)).terms).not.toBe(said.terms);
    const other = await company();
    await expect(checkApproval(other.line, made)).rejects.toThrow("not-trusted");
    await expect(checkApproval(line, { ...made, signature: longer.signature })).rejects.toThrow("not-trusted");
  });

  it("is nothing that the terms do not say, of no other client, and no other statement", async () => {
    const { member, line } = await company();
    const { statement } = await createReviewerKey(QUALITY);
    const onRequest = terms('"qualityReview":"on-request","recording":"notice","v":2');
    const none = terms('"recording":"notice","v":1');
    for (const text of [onRequest, none]) {
      await expect(approveReviewer(member, line, text, statement)).rejects.toThrow("malformed");
    }
    const others = AT_SEALING.replace(CLIENT, CLIENT.replace("c001", "c002"));
    await expect(approveReviewer(member, line, others, statement)).rejects.toThrow("wrong-client");
    await expect(approveReviewer(member, line, AT_SEALING, member.statement)).rejects.toThrow("malformed");
    await expect(approveReviewer(member, { ...line, recovered: true }, AT_SEALING, statement)).rejects.toThrow(
      "wrong-key",
    );
    await expect(approveReviewer(member, { ...line, mailbox: RYO }, AT_SEALING, statement)).rejects.toThrow(
      "wrong-key",
    );
  });

  it("is believed of the company's own line alone, while no recovery waits to be compared", async () => {
    const { member, line } = await company();
    const { statement } = await createReviewerKey(QUALITY);
    const made = await approveReviewer(member, line, AT_SEALING, statement);
    const other = CLIENT.replace("c001", "c002");
    for (const not of [{ recovered: true }, { mailbox: RYO }, { client: other }]) {
      await expect(checkApproval({ ...line, ...not }, made)).rejects.toThrow("not-trusted");
    }
    const nobody = { ...line, current: { ...line.current, trusted: [] } };
    await expect(checkApproval(nobody, made)).rejects.toThrow("not-trusted");
    await expect(checkApproval({ ...line, members: new Map() }, made)).rejects.toThrow("not-trusted");
  });
});
