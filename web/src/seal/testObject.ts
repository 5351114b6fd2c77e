/// For tests: objects as an operator's browser or the edge seals them, of as many parts as wanted.

import { sealDetached } from "./age.ts";
import { base64, sha256, type Bytes } from "./bytes.ts";
import type { KeyLine } from "./inside.ts";
import { writeManifest, type Kind, type Manifest } from "./manifest.ts";
import { newSigner } from "./sign.ts";

export const TEST_OBJECT = "01980000-0000-7000-8000-0000000000e1";
export const TEST_CALL = "01980000-0000-7000-8000-0000000000c1";

export interface TestObject {
  of: Manifest;
  /// Its text, and the signature of that.
  manifest: string;
  signature: string;
  payloads: Bytes[];
  /// As the server gives them back.
  segments: { n: number; header: string; length: number; startMs: number }[];
}

export async function testObject(line: KeyLine, kind: Kind, parts: readonly Bytes[]): Promise<TestObject> {
  const { signer } = await newSigner();
  const sealed = await Promise.all(parts.map((part) => sealDetached(line.current.statement.recipient, part)));
  const described = sealed.map(async ({ header, payload }, n) => {
    const [body, head] = [base64(await sha256(payload)), base64(await sha256(header))];
    return { n, startMs: n * 1_000, length: payload.length, sha256: body, headerSha256: head };
  });
  const of: Manifest = {
    client: line.client,
    object: TEST_OBJECT,
    version: 1,
    prev: null,
    kind,
    call: TEST_CALL,
    sealedAt: "2026-11-24T06:00:00.000Z",
    epoch: 1,
    company: line.current.fingerprint,
    complete: true,
    segments: await Promise.all(described),
    sealer: { role: "operator", id: "operator", key: signer.publicKey },
  };
  const manifest = writeManifest(of);
  return {
    of,
    manifest,
    signature: await signer.sign("manifest", manifest),
    payloads: sealed.map(({ payload }) => payload),
    segments: sealed.map(({ header, payload }, n) => {
      return { n, header: base64(header), length: payload.length, startMs: n * 1_000 };
    }),
  };
}
