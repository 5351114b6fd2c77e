import { createHash, createHmac, createPublicKey, verify } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { fromBase64url, toBase64url } from "../api/base64url.ts";
import type { EnrolmentOptions, SignInOptions } from "../api/types.ts";
import { PasskeyTrouble } from "../signin/passkey/authenticator.ts";
import { der, softwareAuthenticator, type Shelf, type SoftCredential } from "./authenticator.ts";

const ORIGIN = "http://aoba.localhost:8080";
const SALT = new Uint8Array(createHash("sha256").update("denwaban prf v1").digest());
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();

class MemoryShelf implements Shelf {
  held: SoftCredential[] = [];
  all = () => Promise.resolve(this.held);
  add = (credential: SoftCredential) => {
    this.held.push(credential);
    return Promise.resolve();
  };
}

function enrolmentOptions(changes: Partial<EnrolmentOptions["publicKey"]> = {}): EnrolmentOptions["publicKey"] {
  return {
    rp: { id: "aoba.localhost", name: "電話番" },
    user: { id: toBase64url(new TextEncoder().encode("ryo")), name: "青葉 涼", displayName: "青葉 涼" },
    challenge: "Y2hhbGxlbmdl",
    pubKeyCredParams: [{ type: "public-key", alg: -7 }],
    attestation: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    ...changes,
  };
}

function signInOptions(allow: string[] = []): SignInOptions["publicKey"] {
  return {
    challenge: "bmV4dA",
    rpId: "aoba.localhost",
    userVerification: "required",
    allowCredentials: allow.map((id) => ({ type: "public-key", id })),
  };
}

/// Takes an attestation object of ours apart at fixed places; no CBOR library is trusted here.
function takeApart(attestationObject: Uint8Array) {
  const bytes = Buffer.from(attestationObject);
  const prefix = Buffer.concat([
    Buffer.of(0xa3, 0x63),
    Buffer.from("fmt"),
    Buffer.of(0x64),
    Buffer.from("none"),
    Buffer.of(0x67),
    Buffer.from("attStmt"),
    Buffer.of(0xa0, 0x68),
    Buffer.from("authData"),
    Buffer.of(0x58),
  ]);
  expect(bytes.subarray(0, prefix.length)).toEqual(prefix);
  const authData = bytes.subarray(prefix.length + 1);
  expect(bytes[prefix.length]).toBe(authData.length);
  const idLength = authData.readUInt16BE(53);
  const cose = authData.subarray(55 + idLength);
  return {
    authData,
    rpIdHash: authData.subarray(0, 32),
    flags: authData[32],
    counter: authData.readUInt32BE(33),
    aaguid: authData.subarray(37, 53),
    id: authData.subarray(55, 55 + idLength),
    cose,
    x: cose.subarray(10, 42),
    y: cose.subarray(45, 77),
  };
}

describe("the software authenticator", () => {
  let shelf: MemoryShelf;
  let willing: boolean;
  const finger = {
    enrol: () => Promise.resolve(willing),
    choose: (all: SoftCredential[]) => Promise.resolve(willing ? (all[0] ?? null) : null),
  };
  const device = () => softwareAuthenticator(shelf, finger, ORIGIN);

  beforeEach(() => {
    shelf = new MemoryShelf();
    willing = true;
  });

  test("writes an attestation object that says none, present and verified", async () => {
    const made = await device().enrol(enrolmentOptions(), SALT);
    const parts = takeApart(made.attestationObject);

    expect(parts.rpIdHash).toEqual(sha256("aoba.localhost"));
    expect(parts.flags).toBe(0x45);
    expect(parts.counter).toBe(0);
    expect(parts.aaguid).toEqual(Buffer.alloc(16));
    expect(new Uint8Array(parts.id)).toEqual(made.credentialId);
    expect(parts.cose.length).toBe(77);
    expect(parts.cose.subarray(0, 10)).toEqual(Buffer.from("a5010203262001215820", "hex"));
    expect(parts.cose.subarray(42, 45)).toEqual(Buffer.from("225820", "hex"));
  });

  test("names the ceremony, the challenge and the origin in the client data", async () => {
    const made = await device().enrol(enrolmentOptions(), SALT);

    expect(new TextDecoder().decode(made.clientDataJSON)).toBe(
      `{"type":"webauthn.create","challenge":"Y2hhbGxlbmdl","origin":"${ORIGIN}","crossOrigin":false}`,
    );
  });

  test("signs so that the key from enrolment verifies it", async () => {
    const made = await device().enrol(enrolmentOptions(), SALT);
    const { x, y } = takeApart(made.attestationObject);
    const publicKey = createPublicKey({
      key: { kty: "EC", crv: "P-256", x: x.toString("base64url"), y: y.toString("base64url") },
      format: "jwk",
    });

    for (let i = 0; i < 20; i++) {
      const said = await device().assert(signInOptions(), SALT);
      const signed = Buffer.concat([said.authenticatorData, sha256(said.clientDataJSON)]);
      expect(verify("sha256", signed, publicKey, said.signature)).toBe(true);
      expect(said.authenticatorData.length).toBe(37);
      expect(said.authenticatorData[32]).toBe(0x05);
      expect(said.userHandle).toEqual(fromBase64url(enrolmentOptions().user.id));
    }
  });

  test("gives the same PRF secret at enrolment and at every sign-in, and another per credential", async () => {
    const made = await device().enrol(enrolmentOptions(), SALT);
    const said = await device().assert(signInOptions(), SALT);
    const other = await device().enrol(enrolmentOptions(), SALT);

    expect(made.prf).toHaveLength(32);
    expect(said.prf).toEqual(made.prf);
    expect(other.prf).not.toEqual(made.prf);
  });

  test("binds the salt to the context of the specification", async () => {
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const known = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    await device().enrol(enrolmentOptions(), SALT);
    const held = shelf.held[0];
    if (held) held.prf = known;

    const said = await device().assert(signInOptions(), SALT);

    const salt = sha256(Buffer.concat([Buffer.from("WebAuthn PRF\0"), SALT]));
    expect(Buffer.from(said.prf ?? [])).toEqual(createHmac("sha256", raw).update(salt).digest());
  });

  test("never lets its keys out", async () => {
    await device().enrol(enrolmentOptions(), SALT);
    const held = shelf.held[0];
    if (!held) throw new Error("one is held");

    expect(held.key.extractable).toBe(false);
    expect(held.prf.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", held.key)).rejects.toThrow();
  });

  test("refuses another party, a declined click, a known device, an unknown credential", async () => {
    const code = async (work: Promise<unknown>) =>
      work.then(
        () => "done",
        (e: unknown) => (e instanceof PasskeyTrouble ? e.code : e),
      );
    const made = await device().enrol(enrolmentOptions(), SALT);
    const id = toBase64url(made.credentialId);

    expect(await code(device().enrol(enrolmentOptions({ rp: { id: "evil.example", name: "" } }), SALT))).toBe(
      "insecure",
    );
    expect(await code(device().assert({ ...signInOptions(), rpId: "localhost" }, SALT))).toBe("insecure");
    expect(
      await code(device().enrol(enrolmentOptions({ excludeCredentials: [{ type: "public-key", id }] }), SALT)),
    ).toBe("known-here");
    expect(await code(device().enrol(enrolmentOptions({ pubKeyCredParams: [] }), SALT))).toBe("unsupported");
    expect(await code(device().assert(signInOptions(["AAAA"]), SALT))).toBe("none-here");
    willing = false;
    expect(await code(device().assert(signInOptions(), SALT))).toBe("cancelled");
    expect(await code(device().enrol(enrolmentOptions(), SALT))).toBe("cancelled");
    expect(shelf.held).toHaveLength(1);
  });
});

describe("the ASN.1 form of a signature", () => {
  test.each([
    ["small numbers lose their zeros", "00".repeat(31) + "01" + "00".repeat(31) + "7f", "300602010102017f"],
    ["a high bit gains a zero", "00".repeat(31) + "80" + "00".repeat(31) + "ff", "300802020080020200ff"],
    ["zero stays one byte", "00".repeat(64), "3006020100020100"],
  ])("%s", (_, raw, expected) => {
    expect(Buffer.from(der(Buffer.from(raw, "hex"))).toString("hex")).toBe(expected);
  });
});
