/// The key of a whole company: messages and recordings are sealed to it, and members are granted it.

import {
  fileKey,
  newHeader,
  newIdentity,
  openWhole,
  openSalvaging,
  recipientOf,
  sealFile,
  suiteOf,
  type Suite,
} from "./age.ts";
import { IndexKey } from "./blind.ts";
import { base64, fromBase64, fromUtf8, sha256, utf8, type Bytes } from "./bytes.ts";
import { fingerprint } from "./fingerprint.ts";
import { canonical } from "./json.ts";
import type { MemberIdentity } from "./member.ts";
import type { Opened } from "./payload.ts";
import { secretOf, splitIdentity } from "./share.ts";
import { readStatement, verifyStatement, writeStatement } from "./statement.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

// An age identity file: `age -i` reads it, for it takes comments.
const KEY_FILE =
  /^# denwaban company key v1\n# client: ([0-9a-f-]{36})\n# epoch: ([1-9][0-9]{0,9})\n# fingerprint: ([a-z2-7-]{39})\n(AGE-SECRET-KEY-[A-Z0-9-]+)\n$/;

/// An unlocked company key. Lives in the memory of the cell only.
export class CompanyIdentity {
  readonly client: string;
  readonly epoch: number;
  readonly fingerprint: string;
  readonly recipient: string;
  readonly suite: Suite;
  readonly #age: string;

  static async of(client: string, epoch: number, name: string, age: string): Promise<CompanyIdentity> {
    return new CompanyIdentity(client, epoch, name, age, await recipientOf(age));
  }

  private constructor(client: string, epoch: number, name: string, age: string, recipient: string) {
    this.client = client;
    this.epoch = epoch;
    this.fingerprint = name;
    this.recipient = recipient;
    this.suite = suiteOf(recipient);
    this.#age = age;
  }

  /// @throws SealTrouble bad-header, bad-payload
  async open(header: Uint8Array, payload: Uint8Array): Promise<Bytes> {
    return await openWhole(this.#age, header, payload);
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

  /// Makes a header that leads another key to the same payload.
  ///
  /// @throws SealTrouble bad-header; malformed if `recipient` is none
  async rewrap(header: Uint8Array, recipient: string): Promise<Bytes> {
    return await newHeader(await fileKey(this.#age, header), recipient);
  }

  /// Three pages to print, of which any two give back the secret: docs/formats/share.md.
  ///
  /// @param mailbox whose key it is, or null for the company's own
  shares(mailbox: string | null): string[] {
    const about = `# client: ${this.client}\n# mailbox: ${mailbox ?? "-"}\n# epoch: ${this.epoch}\n`;
    const head = `# denwaban share v1\n${about}# fingerprint: ${this.fingerprint}\n`;
    return splitIdentity(this.#age).map((share) => `${head}${share}\n`);
  }

  /// What makes the blind tokens of this epoch.
  async indexKey(): Promise<IndexKey> {
    return await IndexKey.of(secretOf(this.#age), this.client, this.fingerprint);
  }

  /// The secret as a file for `age -d -i`. Its holder can read everything of this epoch.
  keyFile(): string {
    const about = `# client: ${this.client}\n# epoch: ${this.epoch}\n# fingerprint: ${this.fingerprint}\n`;
    return `# denwaban company key v1\n${about}${this.#age}\n`;
  }
}

export function exportCompanyIdentity(company: CompanyIdentity): string {
  return company.keyFile();
}

export interface NewCompanyKey {
  statement: string;
  signature: string;
  /// The company key for the member who made it, base64.
  grant: string;
  companyIdentity: CompanyIdentity;
}

/// @param member who states it; other members and sealers trust the key through this signature
/// @param suite as agreed with the company: `mlkem768x25519`, or `x25519` for Debian's age
export async function createCompanyKey(
  member: MemberIdentity,
  client: string,
  suite: Suite,
  at = new Date(),
): Promise<NewCompanyKey> {
  if (member.client !== client) throw new SealTrouble("wrong-client");
  const { identity, recipient } = await newIdentity(suite);
  const statement = writeStatement({
    kind: "company",
    client,
    mailbox: null,
    epoch: 1,
    prev: null,
    reason: "first",
    members: [member.fingerprint],
    recipient,
    suite,
    sign: member.signer.publicKey,
    by: member.fingerprint,
    at: at.toISOString(),
  });
  const signature = await member.signer.sign("key statement", statement);
  const company = await CompanyIdentity.of(client, 1, await fingerprint(statement), identity);
  return { statement, signature, grant: await seal(company, member.recipient), companyIdentity: company };
}

/// @param statement of the company, checked before; the granted key must be the one it names
/// @throws SealTrouble bad-header, bad-payload, malformed, wrong-client, wrong-key
export async function openGrant(member: MemberIdentity, grant: string, statement?: string): Promise<CompanyIdentity> {
  const text = await otherwise("malformed", async () => fromUtf8(await member.open(fromBase64(grant))));
  const [, client, epoch, name, age] = KEY_FILE.exec(text) ?? [];
  if (!client || !epoch || !name || !age) throw new SealTrouble("malformed");
  if (client !== member.client) throw new SealTrouble("wrong-client");
  const company = await CompanyIdentity.of(client, Number(epoch), name, age);
  if (statement !== undefined) await fits(company, statement);
  return company;
}

/// The comments in a grant are its giver's claim: the key itself must be the one that the company
/// stated.
async function fits(company: CompanyIdentity, text: string): Promise<void> {
  const stated = readStatement(text);
  if (stated.client !== company.client) throw new SealTrouble("wrong-client");
  const same = stated.kind === "company" && stated.epoch === company.epoch && stated.recipient === company.recipient;
  if (!same || (await fingerprint(text)) !== company.fingerprint) throw new SealTrouble("wrong-key");
}

export interface Grant {
  /// The person who is granted the key.
  member: string;
  epoch: number;
  /// base64
  grant: string;
  signature: string;
}

/// Grants the company key to another member. The granter must have compared the fingerprint of `statement` with that
/// member by another way than this server.
///
/// @throws SealTrouble malformed, bad-signature, wrong-client
export async function grantTo(
  by: MemberIdentity,
  company: CompanyIdentity,
  statement: string,
  signature: string,
): Promise<Grant> {
  const to = await verifyStatement(statement, signature);
  if (to.kind !== "member") throw new SealTrouble("malformed");
  if (to.client !== company.client || by.client !== company.client) throw new SealTrouble("wrong-client");
  const grant = await seal(company, to.recipient);
  const text = await grantText(by, company, to.person, statement, grant);
  return { member: to.person, epoch: company.epoch, grant, signature: await by.signer.sign("grant", text) };
}

/// What the granter signs. It travels nowhere: each side writes it from what it knows.
export async function grantText(
  by: MemberIdentity,
  company: CompanyIdentity,
  member: string,
  statement: string,
  grant: string,
): Promise<string> {
  return canonical({
    v: 1,
    client: company.client,
    company: company.fingerprint,
    epoch: company.epoch,
    member,
    to: await fingerprint(statement),
    by: by.fingerprint,
    sha256: base64(await sha256(fromBase64(grant))),
  });
}

/// The key itself, sealed to a member who shall hold it.
///
/// @returns base64
export async function seal(company: CompanyIdentity, recipient: string): Promise<string> {
  return base64(await sealFile(recipient, utf8(company.keyFile())));
}
