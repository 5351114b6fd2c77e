/// A member's own key: an age identity and a signing key, made here and kept by the server only when locked.

import { newIdentity, openFile, recipientOf } from "./age.ts";
import { base64, fromBase64, fromUtf8, utf8, type Bytes } from "./bytes.ts";
import { fingerprint } from "./fingerprint.ts";
import { canonical, Fields, parse } from "./json.ts";
import { openByKit, openByPrf } from "./locked.ts";
import { newSigner, signerOf, type Signer } from "./sign.ts";
import { readStatement, writeStatement } from "./statement.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

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
  async open(file: Uint8Array, most?: number): Promise<Bytes> {
    return await openFile(this.#age, file, most);
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

/// @throws SealTrouble wrong-unlock, malformed
export async function unlockWithPrf(blob: string, prfOutput: Uint8Array, person: string): Promise<MemberIdentity> {
  return await readSecret(await openByPrf(blob, prfOutput, person), person);
}

/// @param kit as typed: case and spaces do not matter
/// @throws SealTrouble wrong-unlock, malformed
export async function unlockWithKit(blob: string, kit: string, person?: string): Promise<MemberIdentity> {
  return await readSecret(await openByKit(blob, kit), person);
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
