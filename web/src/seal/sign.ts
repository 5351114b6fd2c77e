/// Ed25519 by WebCrypto. Each act signs under its own prefix, so none can pose as another.

import { base64, fromBase64, join, plain, utf8, type Bytes } from "./bytes.ts";
import { SealTrouble } from "./trouble.ts";

export type Act =
  "manifest" | "key statement" | "grant" | "header" | "text index" | "review approval" | "notice approval" | "note";

const ED25519 = { name: "Ed25519" };

/// A key that signs. `publicKey` is 32 bytes in base64.
export class Signer {
  readonly publicKey: string;
  readonly #key: CryptoKey;

  constructor(key: CryptoKey, publicKey: string) {
    this.#key = key;
    this.publicKey = publicKey;
  }

  async sign(act: Act, text: string): Promise<string> {
    return base64(new Uint8Array(await crypto.subtle.sign(ED25519, this.#key, under(act, text))));
  }
}

/// An operator's key for one session: the private half cannot leave the cell.
export async function newSessionSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey(ED25519, false, ["sign", "verify"]);
  return signer(pair as CryptoKeyPair);
}

/// A key that will be kept, locked: its private half in PKCS #8 as well.
export async function newSigner(): Promise<{ signer: Signer; pkcs8: Bytes }> {
  const pair = (await crypto.subtle.generateKey(ED25519, true, ["sign", "verify"])) as CryptoKeyPair;
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  return { signer: await signer(pair), pkcs8 };
}

/// @param publicKey the other half, known from the statement that was locked with it
export async function signerOf(pkcs8: Uint8Array, publicKey: string): Promise<Signer> {
  const key = await crypto.subtle.importKey("pkcs8", plain(pkcs8), ED25519, false, ["sign"]);
  return new Signer(key, publicKey);
}

/// False too if key or signature is malformed: both come from outside.
///
/// @throws SealTrouble unsupported if this browser knows no Ed25519
export async function verifies(publicKey: string, act: Act, text: string, signature: string): Promise<boolean> {
  return await verifiesMessage(publicKey, under(act, text), signature);
}

/// For formats that bring their own separation, such as signed notes.
///
/// @throws SealTrouble unsupported
export async function verifiesMessage(publicKey: string, message: Uint8Array, signature: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("raw", fromBase64(publicKey), ED25519, false, ["verify"]);
    return await crypto.subtle.verify(ED25519, key, fromBase64(signature), plain(message));
  } catch (cause) {
    if (cause instanceof Error && cause.name === "NotSupportedError") throw new SealTrouble("unsupported", { cause });
    return false;
  }
}

async function signer(pair: CryptoKeyPair): Promise<Signer> {
  const publicKey = base64(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
  return new Signer(pair.privateKey, publicKey);
}

function under(act: Act, text: string): Bytes {
  return join(utf8(`denwaban ${act} v1\n`), utf8(text));
}
