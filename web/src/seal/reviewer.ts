/// A quality reviewer's own key: the reviewer belongs to the answering service, to no client, and
/// no line of keys ever holds it. Headers of single objects are sealed to it, each by a member who
/// can open the object.

import { checkRecipient, fileKey, newIdentity, openSalvaging, recipientOf, suiteOf, type Suite } from "./age.ts";
import { base64, fromBase64, fromUtf8, utf8, type Bytes } from "./bytes.ts";
import { fingerprint } from "./fingerprint.ts";
import { BYTES32, canonical, Fields, FINGERPRINT, parse, UUID } from "./json.ts";
import { openByKit, openByPrf } from "./locked.ts";
import type { Opened } from "./payload.ts";
import { newSigner, signerOf, verifies } from "./sign.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

/// docs/formats/key-statement.md
export interface ReviewerStatement {
  person: string;
  epoch: number;
  prev: string | null;
  recipient: string;
  suite: Suite;
  /// The Ed25519 key that this statement's signature verifies under, base64.
  sign: string;
  at: string;
}

const MEMBERS = ["at", "epoch", "kind", "person", "prev", "recipient", "sign", "suite", "v"];
const RECIPIENT = /^age1(pq1)?[02-9ac-hj-np-z]{58,1960}$/;

/// Reads without checking the signature.
///
/// @throws SealTrouble malformed, wrong-suite
export function readReviewerStatement(text: string): ReviewerStatement {
  const f = new Fields(parse(text), MEMBERS);
  f.number("v", 1, 1);
  f.text("kind", /^reviewer$/);
  const recipient = f.text("recipient", RECIPIENT);
  checkRecipient(recipient);
  const suite = suiteOf(recipient);
  if (f.text("suite", /^/) !== suite) throw new SealTrouble("wrong-suite");
  const epoch = f.number("epoch", 1, 2_147_483_647);
  const prev = f.textOrNull("prev", FINGERPRINT);
  if ((epoch === 1) !== (prev === null)) throw new SealTrouble("malformed");
  const person = f.text("person", UUID);
  return { person, epoch, prev, recipient, suite, sign: f.text("sign", BYTES32), at: f.time("at") };
}

/// Proves only that the text is whole. That it is *this* reviewer's, a member learns from the fingerprint.
///
/// @throws SealTrouble malformed, wrong-suite, bad-signature
export async function verifyReviewer(text: string, signature: string): Promise<ReviewerStatement> {
  const said = readReviewerStatement(text);
  if (!(await verifies(said.sign, "key statement", text, signature))) throw new SealTrouble("bad-signature");
  return said;
}

/// An unlocked reviewer's key.
export class ReviewerIdentity {
  readonly person: string;
  readonly fingerprint: string;
  readonly #age: string;
  readonly #pkcs8: Uint8Array;
  readonly #statement: string;

  /// @throws SealTrouble malformed if the parts are not of one reviewer
  static async of(age: string, pkcs8: Uint8Array, statement: string): Promise<ReviewerIdentity> {
    const said = readReviewerStatement(statement);
    if ((await recipientOf(age)) !== said.recipient) throw new SealTrouble("malformed");
    await signerOf(pkcs8, said.sign);
    return new ReviewerIdentity(age, pkcs8, statement, said.person, await fingerprint(statement));
  }

  private constructor(age: string, pkcs8: Uint8Array, statement: string, person: string, name: string) {
    this.#age = age;
    this.#pkcs8 = pkcs8;
    this.#statement = statement;
    this.person = person;
    this.fingerprint = name;
  }

  /// What is locked: docs/formats/unlock.md.
  secret(): Bytes {
    return utf8(canonical({ v: 1, age: this.#age, sign: base64(this.#pkcs8), statement: this.#statement }));
  }

  /// @throws SealTrouble bad-header
  async salvage(header: Uint8Array, payload: Uint8Array): Promise<Opened> {
    return await openSalvaging(this.#age, header, payload);
  }

  /// What opens the payload of one header, for players that read it in parts.
  ///
  /// @throws SealTrouble bad-header
  async fileKey(header: Uint8Array): Promise<Uint8Array> {
    return await fileKey(this.#age, header);
  }
}

export interface NewReviewerKey {
  statement: string;
  signature: string;
  identity: ReviewerIdentity;
}

/// @param before the key whose every way to open it is lost; null for a first key
export async function createReviewerKey(
  person: string,
  before: { epoch: number; fingerprint: string } | null = null,
  at = new Date(),
): Promise<NewReviewerKey> {
  const { identity, recipient } = await newIdentity("mlkem768x25519");
  const { signer, pkcs8 } = await newSigner();
  const statement = canonical({
    v: 1,
    kind: "reviewer",
    person,
    epoch: (before?.epoch ?? 0) + 1,
    prev: before?.fingerprint ?? null,
    recipient,
    suite: suiteOf(recipient),
    sign: signer.publicKey,
    at: at.toISOString(),
  });
  const signature = await signer.sign("key statement", statement);
  return { statement, signature, identity: await ReviewerIdentity.of(identity, pkcs8, statement) };
}

/// @throws SealTrouble wrong-unlock, malformed
export async function reviewerByPrf(blob: string, prfOutput: Uint8Array, person: string): Promise<ReviewerIdentity> {
  return await readSecret(await openByPrf(blob, prfOutput, person), person);
}

/// @param kit as typed: case and spaces do not matter
/// @throws SealTrouble wrong-unlock, malformed
export async function reviewerByKit(blob: string, kit: string, person: string): Promise<ReviewerIdentity> {
  return await readSecret(await openByKit(blob, kit), person);
}

async function readSecret(secret: Uint8Array, person: string): Promise<ReviewerIdentity> {
  const reviewer = await otherwise("malformed", async () => {
    const f = new Fields(parse(fromUtf8(secret)), ["age", "sign", "statement", "v"]);
    f.number("v", 1, 1);
    const age = f.text("age", /^AGE-SECRET-KEY-PQ-1/);
    return await ReviewerIdentity.of(age, fromBase64(f.text("sign", /^/)), f.text("statement", /^/));
  });
  if (reviewer.person !== person) throw new SealTrouble("wrong-unlock");
  return reviewer;
}
