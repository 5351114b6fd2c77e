/// What Java and TypeScript must agree on; proof's VectorTest and CctvTest read the same files.

import { describe, expect, it } from "vitest";
import { fileKey, openSalvaging, split } from "./age.ts";
import { base64, fromUtf8, sha256 } from "./bytes.ts";
import { fingerprint, SealTrouble, unlockWithKit, unlockWithPrf, verifyInclusion, verifyStatement } from "./inside.ts";
import { fromBase64 } from "./bytes.ts";
import { canonical, parse } from "./json.ts";
import { readManifest } from "./manifest.ts";
import { verifies } from "./sign.ts";
import { vectors, type Vector } from "./vector.ts";

async function outcome(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => "good",
    (error: unknown) => (error instanceof SealTrouble ? error.why : String(error)),
  );
}

describe("age", () => {
  it.each(vectors("age"))("$name", async (vector) => {
    const [expected, opened] = await open(vector, vector.get("identity"));
    expect(expected).toBe(vector.get("expect"));
    expect(opened).toEqual(Uint8Array.from({ length: Number(vector.get("released")) }, (_, i) => i % 251));
  });
});

describe("the age community's vectors", () => {
  it.each(vectors("cctv-age"))("$name", async (vector) => {
    // Our headers are kept apart, so the nonce counts to the payload; typage does not tell why a header is bad.
    const noNonce = ["stream_no_nonce", "stream_short_nonce"].includes(vector.name);
    const expected = noNonce
      ? "bad-payload"
      : { success: "opens", "payload failure": "bad-payload" }[vector.get("expect")];
    let found: [string, Uint8Array] = ["bad-header", new Uint8Array()];
    for (const identity of vector.list("identity")) {
      found = await open(vector, identity);
      if (found[0] !== "bad-header") break;
    }
    expect(found[0]).toBe(expected ?? "bad-header");
    if (vector.get("payload")) expect(hex(await sha256(found[1]))).toBe(vector.get("payload"));
  });
});

async function open(vector: Vector, identity: string): Promise<[string, Uint8Array]> {
  const nothing = new Uint8Array();
  try {
    const { header, payload } = split(vector.body);
    await fileKey(identity, header);
    const opened = await openSalvaging(identity, header, payload);
    return [opened.complete ? "opens" : "bad-payload", opened.plaintext];
  } catch (trouble) {
    return [trouble instanceof SealTrouble ? trouble.why : String(trouble), nothing];
  }
}

describe("manifest", () => {
  it.each(vectors("manifest"))("$name", async (vector) => {
    const text = fromUtf8(vector.body);
    const check = async () => {
      const manifest = readManifest(text);
      const key = vector.get("key");
      const good = await verifies(key, "manifest", text, vector.get("signature"));
      if (!good || manifest.sealer.key !== key) throw new SealTrouble("bad-signature");
    };
    expect(await outcome(check())).toBe(vector.get("expect"));
  });
});

describe("key statement", () => {
  it.each(vectors("key-statement"))("$name", async (vector) => {
    const text = fromUtf8(vector.body);
    const found = await outcome(verifyStatement(text, vector.get("signature")));
    expect(found === "wrong-suite" ? "malformed" : found).toBe(vector.get("expect"));
    if (found === "good") expect(await fingerprint(text)).toBe(vector.get("fingerprint"));
  });
});

describe("grant", () => {
  it.each(vectors("grant"))("$name", async (vector) => {
    const text = fromUtf8(vector.body);
    expect(canonical(parse(text))).toBe(text);
    expect(text).toContain(base64(await sha256(fromBase64(vector.get("sealed")))));
    expect(await verifies(vector.get("key"), "grant", text, vector.get("signature"))).toBe(true);
    expect(await verifies(vector.get("key"), "manifest", text, vector.get("signature"))).toBe(false);
  });
});

describe("unlock", () => {
  it.each(vectors("unlock"))("$name", async (vector) => {
    const blob = base64(vector.body);
    const person = vector.get("person");
    const opening =
      vector.get("method") === "passkey"
        ? unlockWithPrf(blob, fromBase64(vector.get("prf")), person)
        : unlockWithKit(blob, vector.get("kit"), person);
    expect(await outcome(opening)).toBe(vector.get("expect").replace("opens", "good"));
  });
});

describe("log", () => {
  it.each(vectors("log"))("$name", async (vector) => {
    const leaf = fromUtf8(fromBase64(vector.get("leaf")));
    const found = await verifyInclusion(leaf, fromUtf8(vector.body), vector.get("key"));
    expect(found.ok ? "included" : found.why).toBe(vector.get("expect"));
    if (found.ok) expect(fromUtf8(vector.body)).toContain(`\n${found.size}\n`);
  });
});

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
