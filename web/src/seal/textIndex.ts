/// A member's own index of what they have opened, sealed to and signed by that member
/// (docs/formats/text-index.md): sealed so that no one else reads it, signed so that no one else
/// writes it.

import { sealFile } from "./age.ts";
import { base64, fromBase64, fromUtf8, join, sha256, utf8 } from "./bytes.ts";
import { canonical } from "./json.ts";
import type { MemberIdentity } from "./member.ts";
import { verifies } from "./sign.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

/// The plaintext is filled up with spaces to a multiple of this, so that its length tells little of what was read.
const STEP = 65_536;

/// More than the server keeps of one sealed (`TextIndexes.SEALED_LIMIT`).
const MOST = 4 << 20;

export interface SealedIndex {
  /// base64
  sealed: string;
  signature: string;
}

/// @param version that it will be kept under
/// @param text JSON
export async function sealTextIndex(by: MemberIdentity, version: number, text: string): Promise<SealedIndex> {
  const bytes = utf8(text);
  const fill = new Uint8Array((STEP - (bytes.length % STEP)) % STEP).fill(0x20);
  const file = await sealFile(by.recipient, join(bytes, fill), MOST);
  return { sealed: base64(file), signature: await by.signer.sign("text index", await said(by, version, file)) };
}

/// @throws SealTrouble malformed; bad-signature if someone else made it, or it is of another
///   version; bad-header, bad-payload
export async function openTextIndex(by: MemberIdentity, version: number, index: SealedIndex): Promise<string> {
  const file = await otherwise("malformed", () => fromBase64(index.sealed));
  const good = await verifies(by.signer.publicKey, "text index", await said(by, version, file), index.signature);
  if (!good) throw new SealTrouble("bad-signature");
  const text = await by.open(file, MOST);
  return await otherwise("malformed", () => fromUtf8(text));
}

async function said(by: MemberIdentity, version: number, file: Uint8Array): Promise<string> {
  return canonical({
    v: 1,
    client: by.client,
    by: by.fingerprint,
    version,
    sha256: base64(await sha256(file)),
  });
}
