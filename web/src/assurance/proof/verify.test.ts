import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Proof } from "../../api/assurance.ts";
import { checkEvaluation, checkProof, digestOf } from "./verify.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

async function signer() {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  return {
    key: base64(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))),
    sign: async (text: Uint8Array<ArrayBuffer>) =>
      base64(new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, pair.privateKey, text))),
  };
}

/// A batch of three, as the office signs it.
async function batch(n = 1): Promise<Proof> {
  const texts = ['{"check":"a"}', '{"check":"目印"}', '{"check":"c"}'];
  const hashes = new Uint8Array(texts.length * 32);
  for (const [i, text] of texts.entries()) hashes.set(await sha256(utf8(text)), i * 32);
  const { key, sign } = await signer();
  return {
    text: texts[n] ?? "",
    n,
    hashes: base64(hashes),
    signature: await sign(new Uint8Array([...utf8("denwaban observations v1\n"), ...hashes])),
    key,
    entry: {
      index: 7,
      leaf: JSON.stringify({ act: "assurance.observed", obj: base64(await sha256(hashes)) }),
      proof: "",
      key: "",
    },
  };
}

/// One bit of a base64 text is other.
function flipped(text: string, at = 0): string {
  const bytes = Buffer.from(text, "base64");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString("base64");
}

afterEach(() => vi.restoreAllMocks());

describe("a proof", () => {
  test("as the office gives it is good at each step", async () => {
    for (const n of [0, 1, 2]) {
      const proof = await batch(n);
      expect(await checkProof(proof)).toMatchObject({ text: true, signature: "yes", entry: "yes" });
    }
  });
  test("does not hold for another text, or another place", async () => {
    const proof = await batch();
    expect((await checkProof({ ...proof, text: `${proof.text} ` })).text).toBe(false);
    for (const n of [0, 2, 3, -1, 0.5, Number.NaN]) expect((await checkProof({ ...proof, n })).text).toBe(false);
  });
  test("does not hold with one bit of the signature flipped", async () => {
    const proof = await batch();
    const checked = await checkProof({ ...proof, signature: flipped(proof.signature, 40) });
    expect(checked).toMatchObject({ text: true, signature: "no", entry: "yes" });
  });
  test("does not hold with one bit of the list flipped", async () => {
    const proof = await batch();
    const checked = await checkProof({ ...proof, hashes: flipped(proof.hashes, 33) });
    expect(checked).toMatchObject({ text: false, signature: "no", entry: "no" });
  });
  test("does not hold under another key", async () => {
    const proof = await batch();
    expect((await checkProof({ ...proof, key: (await signer()).key })).signature).toBe("no");
  });
  test("does not hold for an entry that names another batch, or is about something else", async () => {
    const proof = await batch();
    const entry = proof.entry;
    if (!entry) throw new Error("no entry");
    for (const leaf of [
      JSON.stringify({ act: "assurance.observed", obj: flipped(proof.hashes).slice(0, 44) }),
      entry.leaf.replace("assurance.observed", "call.answered"),
      "{",
      "null",
    ]) {
      expect((await checkProof({ ...proof, entry: { ...entry, leaf } })).entry, leaf).toBe("no");
    }
  });
  test("waits for its entry", async () => {
    expect((await checkProof({ ...(await batch()), entry: null })).entry).toBe("waits");
  });
  test("of what is no base64 is no proof, and no crash", async () => {
    const proof = await batch();
    for (const field of ["hashes", "signature", "key"] as const) {
      for (const wrong of ["", "???", "AAA", "AAAA"]) {
        expect((await checkProof({ ...proof, [field]: wrong })).signature, `${field} ${wrong}`).toBe("no");
      }
    }
  });
  test("in a browser without Ed25519 is neither good nor bad", async () => {
    const proof = await batch();
    vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(new DOMException("no", "NotSupportedError"));
    expect(await checkProof(proof)).toMatchObject({ text: true, signature: "unsupported" });
  });
});

describe("an evaluation", () => {
  test("holds as it was signed, and in no other word", async () => {
    const { key, sign } = await signer();
    const text = '{"company":"青葉歯科クリニック","v":1}';
    const signature = await sign(utf8(`denwaban evaluation v1\n${text}`));
    expect(await checkEvaluation({ text, signature, key })).toBe("yes");
    expect(await checkEvaluation({ text: text.replace("1", "2"), signature, key })).toBe("no");
    expect(await checkEvaluation({ text, signature: flipped(signature), key })).toBe("no");
    expect(await checkEvaluation({ text, signature, key: (await signer()).key })).toBe("no");
  });
  test("cannot pose as observations", async () => {
    const { key, sign } = await signer();
    const signature = await sign(utf8("denwaban observations v1\n{}"));
    expect(await checkEvaluation({ text: "{}", signature, key })).toBe("no");
  });
  test("is named by its digest", async () => {
    expect(await digestOf("")).toBe("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  });
});

test("the prefixes are the server's", () => {
  const java = readFileSync(
    new URL("../../../../proof/src/main/java/denwaban/seal/crypto/Signing.java", import.meta.url),
    "utf8",
  );
  for (const what of ["observations", "evaluation"]) expect(java).toContain(`"denwaban ${what} v1\\n"`);
});
