import { describe, expect, it } from "vitest";
import { fromBase64, fromUtf8 } from "./bytes.ts";
import {
  checkVersions,
  createCompanyKey,
  createMemberKey,
  newOwnKey,
  newSessionSigner,
  openObject,
  sealMessage,
  type Suite,
} from "./index.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const CALL = "0196f0a0-0000-7000-8000-0000000000c1";

async function page(suite: Suite) {
  const ryo = await createMemberKey(RYO, CLIENT);
  const { companyIdentity } = await createCompanyKey(ryo.identity, CLIENT, suite);
  const { recipient, epoch, fingerprint } = companyIdentity;
  const company = { recipient, epoch, fingerprint };
  const own = await newOwnKey();
  const order = { client: CLIENT, call: CALL, company, signer: await newSessionSigner(), sealer: "op-1", own };
  return { companyIdentity, own, order };
}

function stanzas(header: string): number {
  return fromUtf8(fromBase64(header)).split("\n-> ").length - 1;
}

describe("a message with a second header", () => {
  it.each(["x25519", "mlkem768x25519"] as const)("%s: each reader has a header of its own", async (suite) => {
    const { companyIdentity, own, order } = await page(suite);
    const sealed = await sealMessage({ ...order, body: { hello: "青葉" } });
    const header = sealed.own?.header ?? "";
    expect(sealed.own?.recipient).toBe(own.fingerprint);
    expect([stanzas(sealed.header), stanzas(header)]).toEqual([1, 1]);
    const payload = fromBase64(sealed.payload);
    expect(fromUtf8(await own.open(fromBase64(header), payload))).toBe('{"hello":"青葉"}');
    const expected = { client: CLIENT, object: sealed.object, kind: "message" as const };
    const { manifest, signature } = sealed;
    const plain = await openObject(companyIdentity, fromBase64(sealed.header), payload, manifest, signature, expected);
    expect(fromUtf8(plain)).toBe('{"hello":"青葉"}');
  });

  it("opens with neither header for another page", async () => {
    const { order } = await page("x25519");
    const other = await newOwnKey();
    const sealed = await sealMessage({ ...order, body: {} });
    const payload = fromBase64(sealed.payload);
    for (const header of [sealed.header, sealed.own?.header ?? ""]) {
      await expect(other.open(fromBase64(header), payload)).rejects.toThrow("bad-header");
    }
  });

  it("is corrected by a new version with a file key of its own", async () => {
    const { own, order } = await page("x25519");
    const first = await sealMessage({ ...order, body: { n: 1 } });
    const corrects = { version: 1, manifest: first.manifest };
    const second = await sealMessage({ ...order, body: { n: 2 }, corrects });
    const versions = await checkVersions([first, second], second.object);
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    await expect(own.open(fromBase64(first.own?.header ?? ""), fromBase64(second.payload))).rejects.toThrow(
      "bad-payload",
    );
    await expect(checkVersions([first, second], first.object)).rejects.toThrow("wrong-version");
    await expect(checkVersions([second], second.object)).rejects.toThrow("wrong-version");
    const stranger = await sealMessage({ ...order, signer: await newSessionSigner(), body: {}, corrects });
    await expect(checkVersions([first, stranger], stranger.object)).rejects.toThrow("not-trusted");
  });
});
