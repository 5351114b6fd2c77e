/// Java's HeaderCheckTest reads the same vectors.

import { describe, expect, it } from "vitest";
import { newIdentity, openWhole, sealDetached, type Suite } from "./age.ts";
import { fromBase64, fromUtf8, utf8 } from "./bytes.ts";
import {
  CompanyIdentity,
  checkHeader,
  createCompanyKey,
  createMemberKey,
  reheader,
  sealMessage,
  newSessionSigner,
  verifyChain,
} from "./inside.ts";
import { readManifest } from "./manifest.ts";
import { chainOf, checkedLine } from "./testChain.ts";
import { SealTrouble } from "./trouble.ts";
import { vectors } from "./vector.ts";

describe("header statement", () => {
  it.each(vectors("header"))("$name", async (vector) => {
    const chain = await verifyChain(vector.get("client"), vector.get("pin"), fromUtf8(fromBase64(vector.get("chain"))));
    if (!chain.ok) throw new Error(chain.why);
    const manifest = readManifest(fromUtf8(fromBase64(vector.get("manifest"))));
    const statement = fromUtf8(vector.body);
    const remade = statement ? { statement, signature: vector.get("signature") } : null;
    const header = fromBase64(vector.get("header"));
    const found = await checkHeader(chain.line, manifest, Number(vector.get("n")), header, remade).then(
      (epoch) => `good ${epoch.statement.epoch}`,
      (trouble: unknown) => (trouble instanceof SealTrouble ? trouble.why : String(trouble)),
    );
    expect(found).toBe(vector.get("expect"));
  });
});

describe.each<Suite>(["x25519", "mlkem768x25519"])("a new header, %s", (suite) => {
  const PLAIN = utf8("折り返しご連絡ください");

  async function company(): Promise<[CompanyIdentity, string]> {
    const { identity } = await newIdentity(suite);
    return [await CompanyIdentity.of("c", 1, "f", identity), identity];
  }

  it("leads the new key, and only that, to the old payload", async () => {
    const [old] = await company();
    const [next, secret] = await company();
    const [, strange] = await company();
    const { header, payload } = await sealDetached(old.recipient, PLAIN);
    const made = await old.rewrap(header, next.recipient);

    expect(await openWhole(secret, made, payload)).toEqual(PLAIN);
    await expect(old.open(made, payload)).rejects.toThrow("bad-header");
    await expect(openWhole(strange, made, payload)).rejects.toThrow("bad-header");
  });

  it("is not made from a header that is another's or was changed", async () => {
    const [old] = await company();
    const [next] = await company();
    const { header } = await sealDetached(old.recipient, PLAIN);
    const other = await sealDetached(next.recipient, PLAIN);
    const [stanza = ""] = /-> [^]*?\n(?=---)/.exec(fromUtf8(other.header)) ?? [];
    const injected = utf8(fromUtf8(header).replace("\n---", `\n${stanza}---`));

    await expect(old.rewrap(other.header, next.recipient)).rejects.toThrow("bad-header");
    await expect(old.rewrap(injected, next.recipient)).rejects.toThrow("bad-header");
    await expect(old.rewrap(header, "age1nobody")).rejects.toThrow("malformed");
  });

  it("does not open the payload of another object", async () => {
    const [old] = await company();
    const [next] = await company();
    const one = await sealDetached(old.recipient, PLAIN);
    const two = await sealDetached(old.recipient, PLAIN);
    const made = await old.rewrap(one.header, next.recipient);

    await expect(next.open(made, two.payload)).rejects.toThrow("bad-payload");
  });
});

describe("who makes a new header", () => {
  const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
  const OTHER = "0196f0a0-0000-7000-8000-000000000002";
  const RYO = "0196f0a0-0000-7000-8000-0000000000a1";

  async function sealed() {
    const member = await createMemberKey(RYO, CLIENT);
    const company = await createCompanyKey(member.identity, CLIENT, "x25519");
    const { fingerprint, recipient } = company.companyIdentity;
    const line = await checkedLine(CLIENT, fingerprint, chainOf([member], [company]));
    const made = await sealMessage({
      client: CLIENT,
      call: "0196f0a0-0000-7000-8000-0000000000c1",
      company: { recipient, epoch: 1, fingerprint },
      body: "折り返しご連絡ください",
      signer: await newSessionSigner(),
      sealer: "op-1",
    });
    const manifest = readManifest(made.manifest);
    const header = fromBase64(made.header);
    return { by: member.identity, held: company.companyIdentity, line, manifest, header };
  }

  it("is a member of that client, for a line that is the object's; and the header is then believed", async () => {
    const { by, held, line, manifest, header } = await sealed();
    const made = await reheader(by, held, line, manifest, 0, header);
    const epoch = await checkHeader(line, manifest, 0, fromBase64(made.header), made);
    expect(epoch.statement.epoch).toBe(1);
  });

  it("is no one for another client's object, nor in another client's line", async () => {
    const { by, held, line, manifest, header } = await sealed();
    await expect(reheader(by, held, line, { ...manifest, client: OTHER }, 0, header)).rejects.toThrow("wrong-client");
    const stranger = (await createMemberKey(RYO, OTHER)).identity;
    await expect(reheader(stranger, held, line, manifest, 0, header)).rejects.toThrow("wrong-client");
  });

  it("is no one for what is sealed to another line, nor where a recovery waits to be compared", async () => {
    const { by, held, line, manifest, header } = await sealed();
    const { company } = (await sealed()).manifest;
    await expect(reheader(by, held, line, { ...manifest, company }, 0, header)).rejects.toThrow("wrong-key");
    await expect(reheader(by, held, { ...line, recovered: true }, manifest, 0, header)).rejects.toThrow("wrong-key");
  });
});
