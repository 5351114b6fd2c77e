/// Locks a person's own key, for the server to keep: with what a passkey gives, and with a printed kit
/// (docs/formats/unlock.md).

import { newIdentity, openFile, sealFile } from "./age.ts";
import { base64, fromBase64, hkdf, join, plain, sha256, utf8, type Bytes } from "./bytes.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

const IV = 12;
const NO_SALT = new Uint8Array(0);

/// What a passkey's PRF extension is asked to evaluate. The same for all, on purpose: its answer differs per passkey.
export async function prfSalt(): Promise<Bytes> {
  return await sha256(utf8("denwaban prf v1"));
}

/// Whose secret is locked: a member, or a quality reviewer.
interface Locked {
  secret: () => Bytes;
}

/// @param prfOutput 32 bytes that only this passkey gives
/// @returns base64
export async function wrapWithPrf(identity: Locked, prfOutput: Uint8Array, person: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const key = await prfKey(prfOutput, person);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, identity.secret());
  return base64(join(iv, new Uint8Array(sealed)));
}

/// @returns the blob in base64, and the kit: a secret to be printed and kept off line
export async function wrapWithRecovery(identity: Locked): Promise<{ blob: string; kit: string }> {
  const { identity: kit, recipient } = await newIdentity("mlkem768x25519");
  return { blob: base64(await sealFile(recipient, identity.secret())), kit };
}

/// @throws SealTrouble wrong-unlock
export async function openByPrf(blob: string, prfOutput: Uint8Array, person: string): Promise<Uint8Array> {
  return await otherwise("wrong-unlock", async () => {
    const bytes = fromBase64(blob);
    const key = await prfKey(prfOutput, person);
    const algorithm = { name: "AES-GCM", iv: bytes.subarray(0, IV) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes.subarray(IV)));
  });
}

/// @throws SealTrouble wrong-unlock
export async function openByKit(blob: string, kit: string): Promise<Uint8Array> {
  const typed = kit.replace(/\s/g, "").toUpperCase();
  return await otherwise("wrong-unlock", async () => {
    try {
      return await openFile(typed, fromBase64(blob));
    } catch (cause) {
      throw new SealTrouble("wrong-unlock", { cause });
    }
  });
}

async function prfKey(prfOutput: Uint8Array, person: string): Promise<CryptoKey> {
  if (prfOutput.length !== 32) throw new SealTrouble("wrong-unlock");
  const raw = await hkdf(prfOutput, NO_SALT, `denwaban unlock v1 ${person}`, 32);
  return await crypto.subtle.importKey("raw", plain(raw), "AES-GCM", false, ["encrypt", "decrypt"]);
}
