import { beforeAll, describe, expect, it } from "vitest";
import { base64, fromBase64, join, sha256, utf8, type Bytes } from "./bytes.ts";
import { checkCheckpoint, verifyInclusion } from "./proof.ts";

/// What is no state of a log, however well it is signed. The vectors in `vectors/log` have those that Java makes.

const ORIGIN = "denwaban.example/log/1";
const LEAF = '{"act":"sealed"}';
const ROOT_BYTES = 32;

let pair: CryptoKeyPair;
let publicKey: Bytes;
let hash: Bytes;
let root: string;

beforeAll(async () => {
  pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  hash = await hashOf(1, publicKey);
  root = base64(await sha256(join(Uint8Array.of(0), utf8(LEAF))));
});

async function hashOf(type: number, key: Uint8Array): Promise<Bytes> {
  return (await sha256(join(utf8(`${ORIGIN}\n`), Uint8Array.of(type), key))).slice(0, 4);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function vkey(): string {
  return `${ORIGIN}+${hex(hash)}+${base64(join(Uint8Array.of(1), publicKey))}`;
}

async function signature(text: string, under = hash): Promise<string> {
  const made = new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, pair.privateKey, utf8(text)));
  return `— ${ORIGIN} ${base64(join(under, made))}\n`;
}

const body = (size = "1", of = root) => `${ORIGIN}\n${size}\n${of}\n`;

/// @param before lines of signatures before the log's own
async function note(text = body(), before = ""): Promise<string> {
  return `${text}\n${before}${await signature(text)}`;
}

const stranger = (n: number) => `— witness-${n}.example ${base64(new Uint8Array(76).fill(n))}\n`;

describe("a signed state", () => {
  it("is what its owner signed, beside witnesses that nobody here knows", async () => {
    expect(await checkCheckpoint(await note(), vkey())).toEqual({ size: 1, root: fromBase64(root) });
    expect(await checkCheckpoint(await note(body(), stranger(1) + stranger(2)), vkey())).not.toBeNull();
  });

  it("has three lines and no more", async () => {
    for (const text of [
      `${body()}more\n`,
      `${body()}\n`,
      `${ORIGIN}\n1\n`,
      body("01"),
      body("-1"),
      body("1e3"),
      body(""),
    ]) {
      expect(await checkCheckpoint(await note(text), vkey()), text).toBeNull();
    }
    const short = base64(new Uint8Array(ROOT_BYTES - 1));
    const long = base64(new Uint8Array(ROOT_BYTES + 1));
    for (const of of [short, long]) expect(await checkCheckpoint(await note(body("1", of)), vkey())).toBeNull();
    expect(await checkCheckpoint(await note(body("1", base64(new Uint8Array(ROOT_BYTES)))), vkey())).not.toBeNull();
  });

  it("is another log's under another name, though the key is the same", async () => {
    const other = body().replace("log/1", "log/2");
    expect(await checkCheckpoint(await note(other), vkey())).toBeNull();
  });

  it("ends with a line break, and has signatures and nothing else after an empty line", async () => {
    const whole = await note();
    expect(await checkCheckpoint(whole.slice(0, -1), vkey())).toBeNull();
    expect(await checkCheckpoint(body(), vkey())).toBeNull();
    expect(await checkCheckpoint(await note(body(), "a word\n"), vkey())).toBeNull();
    expect(await checkCheckpoint(await note(body(), stranger(1).replace("—", "-")), vkey())).toBeNull();
    expect(await checkCheckpoint(await note(body(), "— witness.example\n"), vkey())).toBeNull();
    expect(await checkCheckpoint(await note(body(), "— witness.example  AAAA\n"), vkey())).toBeNull();
    expect(await checkCheckpoint(await note(body(), stranger(1).replace("\n", " more\n")), vkey())).toBeNull();
  });

  it("has 64 signatures at most, and 65,536 characters", async () => {
    const some = (count: number) => Array.from({ length: count }, (_, n) => stranger(n)).join("");
    expect(await checkCheckpoint(await note(body(), some(63)), vkey())).not.toBeNull();
    expect(await checkCheckpoint(await note(body(), some(64)), vkey())).toBeNull();

    const room = 65_536 - (await note()).length;
    const one = (length: number) => `— w ${"A".repeat(length - "— w \n".length)}\n`;
    // base64 comes by fours
    const last = room % 4 === "— w \n".length % 4 ? room : room - ((room - "— w \n".length) % 4);
    const name = `— ${"w".repeat(room - last + 1)} `;
    const full = await note(body(), one(last).replace("— w ", name));
    expect(full).toHaveLength(65_536);
    expect(await checkCheckpoint(full, vkey())).not.toBeNull();
    expect(await checkCheckpoint(full.replace("— w", "— ww"), vkey())).toBeNull();
  });

  it("is read with an Ed25519 key alone, of 32 bytes", async () => {
    const typed = async (type: number, key: Uint8Array) =>
      `${ORIGIN}+${hex(await hashOf(type, key))}+${base64(join(Uint8Array.of(type), key))}`;
    const whole = await note();
    expect(await checkCheckpoint(whole, await typed(1, publicKey))).not.toBeNull();
    const other = `${body()}\n${await signature(body(), await hashOf(2, publicKey))}`;
    expect(await checkCheckpoint(other, await typed(2, publicKey))).toBeNull();
    expect(await checkCheckpoint(whole, await typed(1, join(publicKey, Uint8Array.of(0))))).toBeNull();
    expect(await checkCheckpoint(whole, vkey().replace(hex(hash), "00000000"))).toBeNull();
  });
});

describe("a proof", () => {
  const proof = async (path: readonly string[], index = "0", head = "c2sp.org/tlog-proof@v1\n") =>
    `${head}index ${index}\n${path.map((one) => `${one}\n`).join("")}\n${await note()}`;

  it("of the only entry has no path", async () => {
    expect(await verifyInclusion(LEAF, await proof([]), vkey())).toEqual({ ok: true, size: 1, index: 0 });
    expect(await verifyInclusion(`${LEAF} `, await proof([]), vkey())).toEqual({ ok: false, why: "other-entry" });
    expect(await verifyInclusion(LEAF, await proof([], "1"), vkey())).toEqual({ ok: false, why: "other-entry" });
  });

  it("has 63 hashes at most, each of 32 bytes", async () => {
    const zeros = (bytes: number) => base64(new Uint8Array(bytes));
    const of = async (count: number, bytes = ROOT_BYTES) =>
      await verifyInclusion(LEAF, await proof(Array<string>(count).fill(zeros(bytes))), vkey());
    expect(await of(63)).toEqual({ ok: false, why: "other-entry" });
    expect(await of(64)).toEqual({ ok: false, why: "malformed" });
    expect(await of(1, 31)).toEqual({ ok: false, why: "malformed" });
    expect(await of(1, 33)).toEqual({ ok: false, why: "malformed" });
  });

  it("is of this form alone", async () => {
    for (const head of ["c2sp.org/tlog-proof@v2\n", "", "c2sp.org/tlog-proof@v1\nextra !\n"]) {
      expect(await verifyInclusion(LEAF, await proof([], "0", head), vkey())).toEqual({ ok: false, why: "malformed" });
    }
    const extra = "c2sp.org/tlog-proof@v1\nextra AAAA\n";
    expect(await verifyInclusion(LEAF, await proof([], "0", extra), vkey())).toMatchObject({ ok: true });
    expect(await verifyInclusion(LEAF, await proof([], "00"), vkey())).toEqual({ ok: false, why: "malformed" });
  });
});
