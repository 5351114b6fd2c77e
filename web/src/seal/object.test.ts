import { describe, expect, it } from "vitest";
import { newIdentity, sealDetached } from "./age.ts";
import { base64, sha256, type Bytes } from "./bytes.ts";
import { CompanyIdentity, newSessionSigner, openObject, openSegment } from "./inside.ts";
import { writeManifest, type Manifest } from "./manifest.ts";

/// Objects of several segments, and the end that a hang-up or a crash tore off.

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const OBJECT = "0196f0a0-0000-7000-8000-0000000000e1";
const COMPANY = "aaaa-bbbb-cccc-dddd-eeee-ffff-2222-3333";
/// One chunk of age with its tag, after a nonce.
const WHOLE_CHUNK = 16 + 65_536 + 16;

interface Part {
  header: Bytes;
  payload: Bytes;
}

async function company() {
  const { identity } = await newIdentity("x25519");
  return await CompanyIdentity.of(CLIENT, 1, COMPANY, identity);
}

async function part(recipient: string, torn: boolean): Promise<Part> {
  const { header, payload } = await sealDetached(recipient, new Uint8Array(70_000).fill(7));
  return { header, payload: torn ? payload.slice(0, WHOLE_CHUNK) : payload };
}

async function manifestOf(parts: Part[], complete: boolean, key: string): Promise<Manifest> {
  const segments = [];
  for (const [n, { header, payload }] of parts.entries()) {
    const [body, head] = [base64(await sha256(payload)), base64(await sha256(header))];
    segments.push({ n, startMs: n * 300_000, length: payload.length, sha256: body, headerSha256: head });
  }
  return {
    client: CLIENT,
    object: OBJECT,
    version: 1,
    prev: null,
    kind: "recording",
    call: "0196f0a0-0000-7000-8000-0000000000c1",
    sealedAt: "2026-11-24T06:00:00.000Z",
    epoch: 1,
    company: COMPANY,
    complete,
    segments,
    sealer: { role: "edge", id: "edge-1", key },
  };
}

describe("a segment", () => {
  const KEY = base64(new Uint8Array(32));

  it("may be torn at the end of an object that says so, and nowhere else", async () => {
    const held = await company();
    const [whole, torn] = [await part(held.recipient, false), await part(held.recipient, true)];
    const open = async (parts: [Part, Part], complete: boolean, n: 0 | 1) =>
      await openSegment(held, await manifestOf(parts, complete, KEY), n, parts[n].header, parts[n].payload);

    const end = await open([whole, torn], false, 1);
    expect(end.complete).toBe(false);
    expect(end.plaintext).toHaveLength(65_536);
    expect(await open([whole, torn], false, 0)).toMatchObject({ complete: true });
    await expect(open([whole, torn], true, 1)).rejects.toThrow("bad-payload");
    await expect(open([torn, whole], false, 0)).rejects.toThrow("bad-payload");
  });

  it("is the one that the manifest names at its place", async () => {
    const held = await company();
    const [one, two] = [await part(held.recipient, false), await part(held.recipient, false)];
    const manifest = await manifestOf([one, two], true, KEY);
    await expect(openSegment(held, manifest, 0, two.header, two.payload)).rejects.toThrow("bad-payload");
    await expect(openSegment(held, manifest, 2, two.header, two.payload)).rejects.toThrow("bad-payload");
  });
});

it("what has two segments is not opened as if it had one", async () => {
  const held = await company();
  const signer = await newSessionSigner();
  const open = async (parts: [Part, ...Part[]]) => {
    const text = writeManifest(await manifestOf(parts, true, signer.publicKey));
    const [{ header, payload }] = parts;
    const expected = { client: CLIENT, object: OBJECT, kind: "recording" } as const;
    return await openObject(held, header, payload, text, await signer.sign("manifest", text), expected);
  };
  const one = await part(held.recipient, false);
  expect(await open([one])).toHaveLength(70_000);
  await expect(open([one, await part(held.recipient, false)])).rejects.toThrow("wrong-object");
});
