/// Three parts of a company's key, of which any two give it back and one says nothing (docs/formats/share.md).

import { recipientOf } from "./age.ts";
import { decodeUpper, encodeUpper } from "./bech32.ts";
import { join, same, type Bytes } from "./bytes.ts";

export type ShareWhy =
  /// Not a share: mistyped, or of a later version.
  | "malformed"
  /// Twice the same share; two different ones are needed.
  | "same-share"
  /// The shares were made at different times, or of different keys.
  | "other-set"
  /// They give a key, but not the one that was stated.
  | "wrong-key";

export type Combined = { ok: true; identity: string } | { ok: false; why: ShareWhy };

const PREFIX = "DENWABAN-SHARE-";
const X25519 = "AGE-SECRET-KEY-";
const HYBRID = "AGE-SECRET-KEY-PQ-";
const SHARES = 3;
const THRESHOLD = 2;
const VERSION = 1;
const SET = 4;
const SECRET = 32;
const HEAD = 3 + SET;

/// Three shares of an age identity; each call makes another set.
export function splitIdentity(identity: string): string[] {
  const secret = secretOf(identity);
  const set = crypto.getRandomValues(new Uint8Array(SET));
  const slope = crypto.getRandomValues(new Uint8Array(SECRET));
  return Array.from({ length: SHARES }, (_, i) => {
    const x = i + 1;
    const y = secret.map((byte, at) => byte ^ times(slope[at] ?? 0, x));
    return encodeUpper(PREFIX, join(Uint8Array.of(VERSION, x, THRESHOLD), set, y));
  });
}

/// The 32 bytes inside an age identity.
export function secretOf(identity: string): Bytes {
  const secret = decodeUpper(identity.startsWith(HYBRID) ? HYBRID : X25519, identity);
  if (secret?.length !== SECRET) throw new TypeError("not an identity");
  return secret;
}

/// @param one as printed: the lines of explanation, spaces and case do not matter
/// @param recipient what the key's statement names
export async function combineShares(one: string, two: string, recipient: string): Promise<Combined> {
  const a = read(one);
  const b = read(two);
  if (!a || !b) return { ok: false, why: "malformed" };
  if (!same(a.subarray(3, HEAD), b.subarray(3, HEAD))) return { ok: false, why: "other-set" };
  const [xa, xb] = [a[1] ?? 0, b[1] ?? 0];
  if (xa === xb) return { ok: false, why: "same-share" };
  // Lagrange at 0: each share's weight is the other's x over the difference, which is a sum here.
  const over = inverse(xa ^ xb);
  const [weightA, weightB] = [times(xb, over), times(xa, over)];
  const [ya, yb] = [a.subarray(HEAD), b.subarray(HEAD)];
  const secret = ya.map((byte, i) => times(byte, weightA) ^ times(yb[i] ?? 0, weightB));
  const identity = encodeUpper(recipient.startsWith("age1pq1") ? HYBRID : X25519, secret);
  if ((await recipientOf(identity)) !== recipient) return { ok: false, why: "wrong-key" };
  return { ok: true, identity };
}

function read(text: string): Bytes | null {
  const secret = text.replace(/^#.*$/gm, "").replace(/\s/g, "").toUpperCase();
  const bytes = decodeUpper(PREFIX, secret);
  if (bytes?.length !== HEAD + SECRET) return null;
  const [version, x = 0, threshold] = bytes;
  return version === VERSION && x >= 1 && x <= SHARES && threshold === THRESHOLD ? bytes : null;
}

/// In GF(2^8) with the polynomial of AES; no tables, no branches on the values, which are secret.
function times(a: number, b: number): number {
  let product = 0;
  let x = a;
  for (let i = 0; i < 8; i++) {
    product ^= -((b >>> i) & 1) & x;
    x = ((x << 1) & 0xff) ^ (-((x >>> 7) & 1) & 0x1b);
  }
  return product;
}

/// a^254, which is 1/a.
function inverse(a: number): number {
  let power = a;
  let result = 1;
  for (let i = 1; i < 8; i++) {
    power = times(power, power);
    result = times(result, power);
  }
  return result;
}
