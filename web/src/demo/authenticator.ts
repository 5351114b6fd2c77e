import { fromBase64url, toBase64url } from "../api/base64url.ts";
import { PasskeyTrouble, type Authenticator } from "../signin/passkey/authenticator.ts";
import { cbor, concat } from "./cbor.ts";

/// A passkey authenticator made of this page's own script, for demos on machines that have none.
///
/// It performs the real WebAuthn ceremony byte for byte, so that the server needs no exception for
/// it. It does not have what makes a real one safe: the keys are in this browser's storage, and
/// "user verification" is a click. The server takes part in a demo only; an office never loads this
/// file.

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;
const ES256 = -7;

/// WebAuthn level 3, section 10.1.4: the salt is bound to a context that no other use shares.
const PRF_CONTEXT = new TextEncoder().encode("WebAuthn PRF\0");

export interface SoftCredential {
  id: Uint8Array<ArrayBuffer>;
  rpId: string;
  userHandle: Uint8Array<ArrayBuffer>;
  userName: string;
  /// Not extractable: even this page cannot read it out.
  key: CryptoKey;
  /// HMAC key of the PRF; CTAP's CredRandomWithUV.
  prf: CryptoKey;
}

/// Where resident credentials are stored; in the browser an IndexedDB of this origin.
export interface Shelf {
  all(): Promise<SoftCredential[]>;
  add(credential: SoftCredential): Promise<void>;
}

/// The click that replaces a fingerprint.
export interface Finger {
  /// @return false if the person declines
  enrol(userName: string): Promise<boolean>;
  /// @return the chosen credential, or null if the person declines
  choose(candidates: SoftCredential[]): Promise<SoftCredential | null>;
}

export function softwareAuthenticator(shelf: Shelf, finger: Finger, origin: string): Authenticator {
  const host = new URL(origin).hostname;
  const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

  const clientData = (type: string, challenge: string) =>
    // The key order of the specification's limited verification algorithm (section 5.8.1.1).
    new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  async function authenticatorData(flags: number, attested = new Uint8Array()): Promise<Uint8Array<ArrayBuffer>> {
    // The counter stays zero, as it does for passkeys that are synchronised.
    const rpIdHash = await sha256(new TextEncoder().encode(host));
    return concat(rpIdHash, Uint8Array.of(flags, 0, 0, 0, 0), attested);
  }

  async function secret(credential: SoftCredential, input: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const salt = await sha256(concat(PRF_CONTEXT, input));
    return new Uint8Array(await crypto.subtle.sign("HMAC", credential.prf, salt));
  }

  // A browser would also accept a parent domain. In the demo the two are always the same.
  const sameParty = (rpId: string) => {
    if (rpId !== host) throw new PasskeyTrouble("insecure");
  };

  return {
    async enrol(options, prfSalt) {
      sameParty(options.rp.id);
      if (!options.pubKeyCredParams.some((p) => p.alg === ES256)) throw new PasskeyTrouble("unsupported");
      const excluded = new Set((options.excludeCredentials ?? []).map((c) => c.id));
      const here = (await shelf.all()).filter((c) => c.rpId === host);
      if (here.some((c) => excluded.has(toBase64url(c.id)))) throw new PasskeyTrouble("known-here");
      if (!(await finger.enrol(options.user.displayName))) throw new PasskeyTrouble("cancelled");

      const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
      const credential: SoftCredential = {
        id: crypto.getRandomValues(new Uint8Array(32)),
        rpId: host,
        userHandle: fromBase64url(options.user.id),
        userName: options.user.displayName,
        key: pair.privateKey,
        prf: await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]),
      };
      await shelf.add(credential);

      const attested = concat(
        new Uint8Array(16), // AAGUID of zeros: attestation "none" says nothing about the maker
        Uint8Array.of(credential.id.length >> 8, credential.id.length & 255),
        credential.id,
        await coseKey(pair.publicKey),
      );
      const authData = await authenticatorData(USER_PRESENT | USER_VERIFIED | ATTESTED, attested);
      return {
        credentialId: credential.id,
        clientDataJSON: clientData("webauthn.create", options.challenge),
        attestationObject: cbor(
          new Map<string, string | Uint8Array | ReadonlyMap<string, never>>([
            ["fmt", "none"],
            ["attStmt", new Map<string, never>()],
            ["authData", authData],
          ]),
        ),
        transports: ["internal"],
        prf: await secret(credential, prfSalt),
      };
    },

    async assert(options, prfSalt) {
      sameParty(options.rpId);
      const allowed = new Set(options.allowCredentials.map((c) => c.id));
      const candidates = (await shelf.all()).filter(
        (c) => c.rpId === host && (allowed.size === 0 || allowed.has(toBase64url(c.id))),
      );
      if (candidates.length === 0) throw new PasskeyTrouble("none-here");
      const credential = await finger.choose(candidates);
      if (credential === null) throw new PasskeyTrouble("cancelled");

      const clientDataJSON = clientData("webauthn.get", options.challenge);
      const authData = await authenticatorData(USER_PRESENT | USER_VERIFIED);
      const signed = concat(authData, await sha256(clientDataJSON));
      const raw = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, credential.key, signed);
      return {
        credentialId: credential.id,
        clientDataJSON,
        authenticatorData: authData,
        signature: der(new Uint8Array(raw)),
        userHandle: credential.userHandle,
        prf: await secret(credential, prfSalt),
      };
    },
  };
}

/// RFC 9053 section 7.1.1: an EC2 key on P-256 for ES256.
async function coseKey(key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", key)); // 0x04, x, y
  return cbor(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, ES256],
      [-1, 1],
      [-2, point.slice(1, 33)],
      [-3, point.slice(33, 65)],
    ]),
  );
}

/// WebCrypto gives r and s side by side; WebAuthn wants the ASN.1 sequence (RFC 3279 section 2.2.3).
export function der(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const half = raw.length / 2;
  const body = concat(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
  return concat(Uint8Array.of(0x30, body.length), body);
}

function integer(big: Uint8Array): Uint8Array<ArrayBuffer> {
  let start = 0;
  while (start < big.length - 1 && big[start] === 0) start++;
  const digits = big.subarray(start);
  const sign = (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array();
  return concat(Uint8Array.of(2, digits.length + sign.length), sign, digits);
}
