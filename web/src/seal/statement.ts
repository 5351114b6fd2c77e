/// Key statements (docs/formats/key-statement.md): whose key a recipient is.

import { checkRecipient, suiteOf, type Suite } from "./age.ts";
import { fingerprint } from "./fingerprint.ts";
import { BYTES32, canonical, Fields, FINGERPRINT, parse, UUID, type Json } from "./json.ts";
import { verifies } from "./sign.ts";
import { SealTrouble } from "./trouble.ts";

interface Common {
  client: string;
  epoch: number;
  prev: string | null;
  recipient: string;
  suite: Suite;
  /// The Ed25519 key that this statement's signature verifies under, base64.
  sign: string;
  at: string;
}
export interface MemberStatement extends Common {
  kind: "member";
  person: string;
}
/// Why a key line got a new epoch; `recovery` is the one for which a stranger to the line may sign.
export type Reason = "first" | "left" | "scheduled" | "recovery";
export interface CompanyStatement extends Common {
  kind: "company";
  /// The mailbox whose key it is, or null for the company's own line.
  mailbox: string | null;
  reason: Reason;
  /// Fingerprints of the statements of those who hold this epoch from its beginning: sorted, `by` among them.
  members: string[];
  /// Fingerprint of the statement of the member who signed.
  by: string;
}
export type Statement = MemberStatement | CompanyStatement;

const COMMON = ["at", "client", "epoch", "kind", "prev", "recipient", "sign", "suite", "v"];
const COMPANY = ["by", "mailbox", "members", "reason"];
const LINE_MEMBERS = 1_000;
const RECIPIENT = /^age1(pq1)?[02-9ac-hj-np-z]{58,1960}$/;

/// The exact text that is signed.
export function writeStatement(statement: Statement): string {
  return canonical({ v: 1, ...statement });
}

/// Reads without checking a signature.
///
/// @throws SealTrouble malformed, wrong-suite
export function readStatement(text: string): Statement {
  const json = parse(text);
  const isMember = new Map(Object.entries(json ?? {})).get("kind") === "member";
  const f = new Fields(json, [...COMMON, ...(isMember ? ["person"] : COMPANY)]);
  f.number("v", 1, 1);
  const epoch = f.number("epoch", 1, 2_147_483_647);
  const recipient = f.text("recipient", RECIPIENT);
  checkRecipient(recipient);
  const suite = suiteOf(recipient);
  if (f.text("suite", /^/) !== suite) throw new SealTrouble("wrong-suite");
  const prev = f.textOrNull("prev", FINGERPRINT);
  if ((epoch === 1) !== (prev === null)) throw new SealTrouble("malformed");
  const common = {
    client: f.text("client", UUID),
    epoch,
    prev,
    recipient,
    suite,
    sign: f.text("sign", BYTES32),
    at: f.time("at"),
  };
  if (isMember) return { kind: "member", ...common, person: f.text("person", UUID) };
  f.text("kind", /^company$/);
  const mailbox = f.textOrNull("mailbox", UUID);
  const reason = f.text("reason", /^(first|left|scheduled|recovery)$/) as Reason;
  const by = f.text("by", FINGERPRINT);
  const members = readMembers(f.list("members"), by);
  if ((epoch === 1) !== (reason === "first")) throw new SealTrouble("malformed");
  if (epoch === 1 && mailbox === null && members.length > 1) throw new SealTrouble("malformed");
  return { kind: "company", ...common, mailbox, reason, members, by };
}

function readMembers(list: Json[], by: string): string[] {
  const names = list.filter((name): name is string => typeof name === "string" && FINGERPRINT.test(name));
  const sorted = [...new Set(names)].sort();
  if (list.length > LINE_MEMBERS || sorted.length !== list.length || sorted.some((name, i) => name !== names[i])) {
    throw new SealTrouble("malformed");
  }
  if (!names.includes(by)) throw new SealTrouble("malformed");
  return names;
}

/// Checks a statement against the key in it. For a company's statement give the member's text too, checked before:
/// without it the signature says only that the text is whole.
///
/// @throws SealTrouble malformed, wrong-suite, bad-signature, wrong-client
export async function verifyStatement(text: string, signature: string, by?: string): Promise<Statement> {
  const statement = readStatement(text);
  if (!(await verifies(statement.sign, "key statement", text, signature))) throw new SealTrouble("bad-signature");
  if (by !== undefined) {
    const member = readStatement(by);
    if (member.client !== statement.client) throw new SealTrouble("wrong-client");
    const said = statement.kind === "company" ? statement.by : null;
    if (member.kind !== "member" || member.sign !== statement.sign || said !== (await fingerprint(by))) {
      throw new SealTrouble("bad-signature");
    }
  }
  return statement;
}
