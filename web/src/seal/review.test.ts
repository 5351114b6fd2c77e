/// Java's ReviewHeaderCheckTest reads the same vectors.

import { describe, expect, it } from "vitest";
import { sealDetached } from "./age.ts";
import { fromBase64, fromUtf8, sha256, utf8, base64 } from "./bytes.ts";
import {
  checkReviewHeader,
  createCompanyKey,
  createMemberKey,
  createReviewerKey,
  fingerprint,
  giveForReview,
  reviewerByKit,
  reviewerByPrf,
  unlockWithKit,
  verifyChain,
  verifyReviewer,
  wrapWithPrf,
  wrapWithRecovery,
} from "./inside.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { chainOf, checkedLine } from "./testChain.ts";
import { SealTrouble } from "./trouble.ts";
import { vectors } from "./vector.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const QUALITY = "0196f0a0-0000-7000-8000-0000000000f1";
const OBJECT = "0196f0a0-0000-7000-8000-0000000000e1";

const whyOf = (trouble: unknown) => (trouble instanceof SealTrouble ? trouble.why : String(trouble));

describe("reviewer's statement", () => {
  it.each(vectors("reviewer-statement"))("$name", async (vector) => {
    const text = fromUtf8(vector.body);
    const found = await verifyReviewer(text, vector.get("signature")).then(() => "good", whyOf);
    // Java says malformed of a suite that is not the recipient's
    expect(found === "wrong-suite" ? "malformed" : found).toBe(vector.get("expect"));
    expect(await fingerprint(text)).toBe(vector.get("fingerprint"));
  });
});

describe("header statement for a reviewer", () => {
  it.each(vectors("review-header"))("$name", async (vector) => {
    const chain = await verifyChain(vector.get("client"), vector.get("pin"), fromUtf8(fromBase64(vector.get("chain"))));
    if (!chain.ok) throw new Error(chain.why);
    const manifest = readManifest(fromUtf8(fromBase64(vector.get("manifest"))));
    const found = await checkReviewHeader(
      chain.line,
      manifest,
      Number(vector.get("n")),
      fromBase64(vector.get("header")),
      vector.get("reviewer"),
      { statement: fromUtf8(vector.body), signature: vector.get("signature") },
    ).then(() => "good", whyOf);
    expect(found).toBe(vector.get("expect"));
  });
});

describe("what a member gives a reviewer", () => {
  const PLAIN = utf8("折り返しご連絡ください");
  const PRF = new Uint8Array(32).fill(7);
  const UNTIL = new Date(Date.now() + 86_400_000);

  async function given(to: string) {
    const member = await createMemberKey(RYO, CLIENT);
    const company = await createCompanyKey(member.identity, CLIENT, "x25519");
    const own = await checkedLine(CLIENT, company.companyIdentity.fingerprint, chainOf([member], [company]));
    const { header, payload } = await sealDetached(company.companyIdentity.recipient, PLAIN);
    const manifest = {
      client: CLIENT,
      object: OBJECT,
      version: 1,
      company: company.companyIdentity.fingerprint,
      segments: [{ n: 0, headerSha256: base64(await sha256(header)) }],
    } as Manifest;
    const give = (line = own, of = manifest, by = member.identity) =>
      giveForReview(by, company.companyIdentity, line, of, 0, header, to, UNTIL);
    return { line: own, manifest, payload, give };
  }

  it("opens for him, by passkey and by kit, and for no other reviewer", async () => {
    const key = await createReviewerKey(QUALITY);
    const other = await createReviewerKey(QUALITY);
    const { line, manifest, payload, give } = await given(key.statement);
    const made = await give();
    const header = fromBase64(made.header);

    const said = await checkReviewHeader(line, manifest, 0, header, key.identity.fingerprint, made);
    expect(said.until).toBe(UNTIL.toISOString());
    const passkey = await wrapWithPrf(key.identity, PRF, QUALITY);
    const { blob, kit } = await wrapWithRecovery(key.identity);
    const byPasskey = await reviewerByPrf(passkey, PRF, QUALITY);
    const byKit = await reviewerByKit(blob, kit.toLowerCase(), QUALITY);
    expect((await byPasskey.salvage(header, payload)).plaintext).toEqual(PLAIN);
    expect((await byKit.salvage(header, payload)).plaintext).toEqual(PLAIN);

    const stranger = other.identity;
    await expect(stranger.salvage(header, payload)).rejects.toThrow("bad-header");
    await expect(stranger.fileKey(header)).rejects.toThrow("bad-header");
    await expect(checkReviewHeader(line, manifest, 0, header, stranger.fingerprint, made)).rejects.toThrow("wrong-key");
  });

  it("is not made to something that is no reviewer's statement", async () => {
    const member = await createMemberKey(RYO, CLIENT);
    const { give } = await given(member.statement);
    await expect(give()).rejects.toThrow("malformed");
  });

  it("is given by a member of that client, of an object of that line, while no recovery waits to be compared", async () => {
    const { statement } = await createReviewerKey(QUALITY);
    const { line, manifest, give } = await given(statement);
    const other = CLIENT.replace("0001", "0002");
    const stranger = (await createMemberKey(RYO, other)).identity;
    await expect(give(line, { ...manifest, client: other })).rejects.toThrow("wrong-client");
    await expect(give(line, manifest, stranger)).rejects.toThrow("wrong-client");
    const company = (await given(statement)).manifest.company;
    await expect(give(line, { ...manifest, company })).rejects.toThrow("wrong-key");
    await expect(give({ ...line, recovered: true })).rejects.toThrow("wrong-key");
  });

  it("a key is opened by its own passkey, kit and person alone, and is no member's", async () => {
    const key = await createReviewerKey(QUALITY);
    const passkey = await wrapWithPrf(key.identity, PRF, QUALITY);
    const { blob, kit } = await wrapWithRecovery(key.identity);
    const other = await wrapWithRecovery(key.identity);
    await expect(reviewerByPrf(passkey, new Uint8Array(32), QUALITY)).rejects.toThrow("wrong-unlock");
    await expect(reviewerByPrf(passkey, PRF, RYO)).rejects.toThrow("wrong-unlock");
    await expect(reviewerByKit(blob, other.kit, QUALITY)).rejects.toThrow("wrong-unlock");
    await expect(reviewerByKit(blob, kit, RYO)).rejects.toThrow("wrong-unlock");
    await expect(unlockWithKit(blob, kit, QUALITY)).rejects.toThrow("malformed");
  });
});
