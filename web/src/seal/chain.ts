/// Key chains (docs/formats/key-chain.md): all epochs of one key line, and who may speak for it. Java's KeyChainCheck
/// takes the same steps in the same order.

import { fingerprint } from "./fingerprint.ts";
import { BYTES32, BYTES64, canonical, Fields, FINGERPRINT, parse, UUID, type Json } from "./json.ts";
import { verifies } from "./sign.ts";
import { readStatement, type CompanyStatement, type MemberStatement } from "./statement.ts";
import { isUnsupported, SealTrouble } from "./trouble.ts";

export type ChainWhy =
  | "malformed"
  /// A statement is another client's.
  | "wrong-client"
  /// Epochs are missing or out of order, or something belongs to another line.
  | "broken-chain"
  /// The pinned statement is not in the chain.
  | "wrong-pin"
  | "bad-signature"
  /// Signed by, or granted to, a person who is not of the line at that point.
  | "not-trusted";

export interface Epoch {
  statement: CompanyStatement;
  fingerprint: string;
  /// Fingerprints of the statements of the members who may grant this epoch and state the next one.
  trusted: string[];
}

export interface KeyLine {
  client: string;
  /// Null for the company's own line.
  mailbox: string | null;
  epochs: Epoch[];
  /// The newest: what sealers seal to, unless `recovered`.
  current: Epoch;
  members: ReadonlyMap<string, MemberStatement>;
  /// A recovery follows the pin: no one may seal to the newest key until its fingerprint was
  /// confirmed by another way.
  recovered: boolean;
}

export type Chain = { ok: true; line: KeyLine } | { ok: false; why: ChainWhy };

export interface SignedStatement {
  statement: string;
  signature: string;
}

/// A grant without the sealed key.
export interface GivenGrant {
  epoch: number;
  member: string;
  to: string;
  by: string;
  /// base64, of the age file that holds the key
  sha256: string;
  company: string;
  signature: string;
}

export interface ChainParts {
  /// By epoch.
  statements: SignedStatement[];
  /// Of all who sign or are granted something.
  members: SignedStatement[];
  /// In the order in which they were given.
  grants: GivenGrant[];
}

const CHAIN_BYTES = 16 * 1024 * 1024;
const INT = 2_147_483_647;

export function writeChain(parts: ChainParts): string {
  const copy = (all: object[]): Json[] => all.map((one) => ({ ...one }));
  return canonical({
    v: 1,
    statements: copy(parts.statements),
    members: copy(parts.members),
    grants: copy(parts.grants),
  });
}

/// Checks the company's own line.
///
/// @param pin fingerprint of any statement of the line that was compared by another way: of epoch 1, of a recovery, or
///   of the newest one seen, which catches a server that holds one back
export async function verifyChain(client: string, pin: string, text: string): Promise<Chain> {
  return await outcome(() => check({ client, mailbox: null, pin, company: null }, text));
}

/// Checks the line of a mailbox, from a pin, or from the word of a member who is trusted in the newest epoch of the
/// company's own line and stated at least one epoch of this one.
export async function verifyMailboxChain(
  company: KeyLine,
  mailbox: string,
  pin: string | null,
  text: string,
): Promise<Chain> {
  return await outcome(() => check({ client: company.client, mailbox, pin, company }, text));
}

interface Wanted {
  client: string;
  mailbox: string | null;
  pin: string | null;
  company: KeyLine | null;
}

class Refusal extends Error {
  readonly why: ChainWhy;

  constructor(why: ChainWhy) {
    super(why);
    this.why = why;
  }
}

async function outcome(work: () => Promise<KeyLine>): Promise<Chain> {
  try {
    return { ok: true, line: await work() };
  } catch (cause) {
    if (cause instanceof Refusal) return { ok: false, why: cause.why };
    if (isUnsupported(cause)) throw cause;
    if (cause instanceof SealTrouble) return { ok: false, why: "malformed" };
    throw cause;
  }
}

async function check(wanted: Wanted, text: string): Promise<KeyLine> {
  const parts = readChain(text);
  const said = parts.statements.map((one) => ofKind(one, "company"));
  const names = await Promise.all(parts.statements.map((one) => fingerprint(one.statement)));
  const members = new Map<string, MemberStatement>();
  for (const one of parts.members) members.set(await fingerprint(one.statement), ofKind(one, "member"));
  if (said.length === 0) throw new Refusal("malformed");
  if ([...said, ...members.values()].some((one) => one.client !== wanted.client)) throw new Refusal("wrong-client");
  follow(wanted, said, names, parts.grants);
  if (wanted.pin !== null && !names.includes(wanted.pin)) throw new Refusal("wrong-pin");
  for (const one of parts.members) await signed(one, readStatement(one.statement).sign);

  const epochs: Epoch[] = [];
  for (const [i, statement] of said.entries()) {
    const by = members.get(statement.by);
    if (!by) throw new Refusal("not-trusted");
    if (by.sign !== statement.sign) throw new Refusal("bad-signature");
    await signed(parts.statements[i], statement.sign);
    const free = i === 0 || statement.reason === "recovery";
    if (!free && !epochs[i - 1]?.trusted.includes(statement.by)) throw new Refusal("not-trusted");
    const grants = parts.grants.filter((grant) => grant.epoch === i + 1);
    const trusted = await trustedIn(wanted.client, statement, grants, members);
    epochs.push({ statement, fingerprint: names[i] ?? "", trusted });
  }
  const anchor = anchorOf(wanted, said, names);
  const current = epochs.at(-1);
  if (anchor < 0 || !current) throw new Refusal("not-trusted");
  const recovered = said.slice(anchor + 1).some((statement) => statement.reason === "recovery");
  const { client, mailbox, company } = wanted;
  return { client, mailbox, epochs, current, members, recovered: recovered || company?.recovered === true };
}

function follow(wanted: Wanted, said: CompanyStatement[], names: string[], grants: GivenGrant[]): void {
  const follows = (one: CompanyStatement, i: number) =>
    one.epoch === i + 1 && one.mailbox === wanted.mailbox && (i === 0 || one.prev === names[i - 1]);
  if (!said.every(follows)) throw new Refusal("broken-chain");
  if (grants.some((grant) => names[grant.epoch - 1] !== grant.company)) throw new Refusal("broken-chain");
}

async function trustedIn(
  client: string,
  statement: CompanyStatement,
  grants: GivenGrant[],
  members: ReadonlyMap<string, MemberStatement>,
): Promise<string[]> {
  const trusted = new Set(statement.members);
  for (const { signature, ...grant } of grants) {
    const by = members.get(grant.by);
    const to = members.get(grant.to);
    if (!by || to?.person !== grant.member) throw new Refusal("not-trusted");
    const text = canonical({ v: 1, client, ...grant });
    if (!(await verifies(by.sign, "grant", text, signature))) throw new Refusal("bad-signature");
    if (!trusted.has(grant.by)) throw new Refusal("not-trusted");
    trusted.add(grant.to);
  }
  return [...trusted];
}

/// The last statement that is believed for another reason than the one before it, which it commits to; -1 if none.
function anchorOf(wanted: Wanted, said: CompanyStatement[], names: string[]): number {
  const pinned = wanted.pin === null ? -1 : names.indexOf(wanted.pin);
  const now = wanted.company?.current.trusted ?? [];
  return Math.max(
    pinned,
    said.findLastIndex((statement) => now.includes(statement.by)),
  );
}

async function signed(one: SignedStatement | undefined, key: string): Promise<void> {
  if (!one || !(await verifies(key, "key statement", one.statement, one.signature))) throw new Refusal("bad-signature");
}

function ofKind(one: SignedStatement, kind: "company"): CompanyStatement;
function ofKind(one: SignedStatement, kind: "member"): MemberStatement;
function ofKind(one: SignedStatement, kind: "company" | "member"): CompanyStatement | MemberStatement {
  const statement = readStatement(one.statement);
  if (statement.kind !== kind) throw new Refusal("malformed");
  return statement;
}

function readChain(text: string): ChainParts {
  const f = new Fields(parse(text, CHAIN_BYTES), ["grants", "members", "statements", "v"]);
  f.number("v", 1, 1);
  return {
    statements: f.list("statements").map(readSigned),
    members: f.list("members").map(readSigned),
    grants: f.list("grants").map(readGrant),
  };
}

function readSigned(json: Json): SignedStatement {
  const f = new Fields(json, ["signature", "statement"]);
  return { statement: f.text("statement", /^/), signature: f.text("signature", BYTES64) };
}

function readGrant(json: Json): GivenGrant {
  const f = new Fields(json, ["by", "company", "epoch", "member", "sha256", "signature", "to"]);
  return {
    epoch: f.number("epoch", 1, INT),
    member: f.text("member", UUID),
    to: f.text("to", FINGERPRINT),
    by: f.text("by", FINGERPRINT),
    sha256: f.text("sha256", BYTES32),
    company: f.text("company", FINGERPRINT),
    signature: f.text("signature", BYTES64),
  };
}
