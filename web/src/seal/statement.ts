/// Key statements (docs/formats/key-statement.md): whose key a recipient is.

import { checkRecipient, suiteOf, type Suite } from "./age.ts";
import { fingerprint } from "./fingerprint.ts";
import { BYTES32, canonical, Fields, FINGERPRINT, parse, UUID } from "./json.ts";
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
export interface CompanyStatement extends Common {
  kind: "company";
  /// Fingerprint of the statement of the member who signed.
  by: string;
}
export type Statement = MemberStatement | CompanyStatement;

const COMMON = ["at", "client", "epoch", "kind", "prev", "recipient", "sign", "suite", "v"];
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
  const f = new Fields(json, [...COMMON, isMember ? "person" : "by"]);
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
  return { kind: "company", ...common, by: f.text("by", FINGERPRINT) };
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
