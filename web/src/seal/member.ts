/// A member's own key: an age identity and a signing key, made here and kept by the server only when locked.

import { newIdentity, openFile, recipientOf, sealFile } from "./age.ts";
import { base64, fromBase64, fromUtf8, hkdf, join, plain, sha256, utf8, type Bytes } from "./bytes.ts";
import { fingerprint } from "./fingerprint.ts";
import { canonical, Fields, parse } from "./json.ts";
import type { ReviewerIdentity } from "./reviewer.ts";
import { newSigner, signerOf, type Signer } from "./sign.ts";
import { readStatement, writeStatement } from "./statement.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

const IV = 12;
const NO_SALT = new Uint8Array(0);

/// An unlocked member key. Lives in the memory of the cell only.
export class MemberIdentity {
  readonly client: string;
  readonly person: string;
  readonly statement: string;
  readonly fingerprint: string;
  readonly recipient: string;
  readonly signer: Signer;
  readonly #age: string;
  readonly #pkcs8: Uint8Array;

  /// @throws SealTrouble malformed if the parts are not of one member
  static async of(age: string, pkcs8: Uint8Array, statement: string): Promise<MemberIdentity> {
    const said = readStatement(statement);
    if (said.kind !== "member" || (await recipientOf(age)) !== said.recipient) throw new SealTrouble("malformed");
    const signer = await signerOf(pkcs8, said.sign);
    return new MemberIdentity(
      age,
      pkcs8,
      statement,
      said.client,
      said.person,
      said.recipient,
      signer,
      await fingerprint(statement),
    );
  }

  private constructor(
    age: string,
    pkcs8: Uint8Array,
    statement: string,
    client: string,
    person: string,
    recipient: string,
    signer: Signer,
    name: string,
  ) {
    this.#age = age;
    this.#pkcs8 = pkcs8;
    this.statement = statement;
    this.client = client;
    this.person = person;
    this.recipient = recipient;
    this.signer = signer;
    this.fingerprint = name;
  }

  /// Opens an age file that was sealed to this member.
  async open(file: Uint8Array): Promise<Bytes> {
    return await openFile(this.#age, file);
  }

  /// What is locked: docs/formats/unlock.md.
  secret(): Bytes {
    return utf8(canonical({ v: 1, age: this.#age, sign: base64(this.#pkcs8), statement: this.statement }));
  }
}

export interface NewMemberKey {
  recipient: string;
  signKey: string;
  statement: string;
  signature: string;
  identity: MemberIdentity;
}

/// @param at now, unless a test says otherwise
/// @param before the key whose every way to open it is lost; null for a first key
export async function createMemberKey(
  person: string,
  client: string,
  at = new Date(),
  before: { epoch: number; fingerprint: string } | null = null,
): Promise<NewMemberKey> {
  const { identity, recipient } = await newIdentity("mlkem768x25519");
  const { signer, pkcs8 } = await newSigner();
  const statement = writeStatement({
    kind: "member",
    client,
    person,
    epoch: (before?.epoch ?? 0) + 1,
    prev: before?.fingerprint ?? null,
    recipient,
    suite: "mlkem768x25519",
    sign: signer.publicKey,
    at: at.toISOString(),
  });
  const signature = await signer.sign("key statement", statement);
  const member = await MemberIdentity.of(identity, pkcs8, statement);
  return { recipient, signKey: signer.publicKey, statement, signature, identity: member };
}

/// What a passkey's PRF extension is asked to evaluate. The same for all, on purpose: its answer differs per passkey.
export async function prfSalt(): Promise<Bytes> {
  return await sha256(utf8("denwaban prf v1"));
}

/// Whose secret is locked: a member, or a quality reviewer.
type Locked = MemberIdentity | ReviewerIdentity;

/// @param prfOutput 32 bytes that only this passkey gives
/// @returns base64
export async function wrapWithPrf(identity: Locked, prfOutput: Uint8Array, person: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const key = await prfKey(prfOutput, person);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, identity.secret());
  return base64(join(iv, new Uint8Array(sealed)));
}

/// @throws SealTrouble wrong-unlock, malformed
export async function unlockWithPrf(blob: string, prfOutput: Uint8Array, person: string): Promise<MemberIdentity> {
  return await readSecret(await openByPrf(blob, prfOutput, person), person);
}

/// @returns the blob in base64, and the kit: a secret to be printed and kept off line
export async function wrapWithRecovery(identity: Locked): Promise<{ blob: string; kit: string }> {
  const { identity: kit, recipient } = await newIdentity("mlkem768x25519");
  return { blob: base64(await sealFile(recipient, identity.secret())), kit };
}

/// @param kit as typed: case and spaces do not matter
/// @throws SealTrouble wrong-unlock, malformed
export async function unlockWithKit(blob: string, kit: string, person?: string): Promise<MemberIdentity> {
  return await readSecret(await openByKit(blob, kit), person);
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

async function readSecret(secret: Uint8Array, person?: string): Promise<MemberIdentity> {
  const member = await otherwise("malformed", async () => {
    const f = new Fields(parse(fromUtf8(secret)), ["age", "sign", "statement", "v"]);
    f.number("v", 1, 1);
    const age = f.text("age", /^AGE-SECRET-KEY-PQ-1/);
    return await MemberIdentity.of(age, fromBase64(f.text("sign", /^/)), f.text("statement", /^/));
  });
  if (person !== undefined && member.person !== person) throw new SealTrouble("wrong-unlock");
  return member;
}
