/// A member's approval that words of messages leave in mails, outside of any seal (docs/formats/notice-approval.md).
/// Java's NoticeApproval takes the same steps.

import type { NoticeContent } from "../api/types.ts";
import type { Signed } from "./approval.ts";
import type { KeyLine } from "./chain.ts";
import { canonical, Fields, FINGERPRINT, parse, UUID } from "./json.ts";
import type { MemberIdentity } from "./member.ts";
import { verifies } from "./sign.ts";
import { SealTrouble } from "./trouble.ts";

export interface NoticeApproval {
  client: string;
  /// What may leave, in alphabetical order.
  content: NoticeContent[];
  /// The first moment at which it does not hold any more.
  until: string;
  /// Fingerprint of the statement of the member who approves.
  by: string;
  at: string;
}

/// In the order in which a statement has them.
const NOTICE_CONTENTS: readonly NoticeContent[] = ["caller-name", "subject", "text"];

const MEMBERS = ["at", "by", "client", "content", "until", "v"];
const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;

/// @param line the company's own, its chain checked
/// @throws SealTrouble wrong-client; wrong-key if the line is no company's or waits for confirmation; malformed if
///   nothing is approved, or for longer than a year
export async function approveNotice(
  by: MemberIdentity,
  line: KeyLine,
  content: readonly NoticeContent[],
  until: Date,
  at = new Date(),
): Promise<Signed> {
  if (by.client !== line.client) throw new SealTrouble("wrong-client");
  if (line.recovered || line.mailbox !== null) throw new SealTrouble("wrong-key");
  const statement = canonical({
    v: 1,
    client: line.client,
    content: NOTICE_CONTENTS.filter((one) => content.includes(one)),
    until: until.toISOString(),
    by: by.fingerprint,
    at: at.toISOString(),
  });
  read(statement);
  return { statement, signature: await by.signer.sign("notice approval", statement) };
}

/// @param line the company's own, its chain checked
/// @throws SealTrouble malformed; not-trusted, also when it holds no more
export async function checkNotice(line: KeyLine, approval: Signed, now = new Date()): Promise<NoticeApproval> {
  const said = read(approval.statement);
  const member = line.members.get(said.by);
  const trusted = said.client === line.client && line.mailbox === null && !line.recovered;
  if (!trusted || !member || !line.current.trusted.includes(said.by)) throw new SealTrouble("not-trusted");
  const signed = await verifies(member.sign, "notice approval", approval.statement, approval.signature);
  if (!signed || now.getTime() >= Date.parse(said.until)) throw new SealTrouble("not-trusted");
  return said;
}

function read(text: string): NoticeApproval {
  const f = new Fields(parse(text), MEMBERS);
  f.number("v", 1, 1);
  const words = f.list("content");
  const content = NOTICE_CONTENTS.filter((one) => words.includes(one));
  const said = {
    client: f.text("client", UUID),
    content,
    until: f.time("until"),
    by: f.text("by", FINGERPRINT),
    at: f.time("at"),
  };
  const long = Date.parse(said.until) - Date.parse(said.at);
  const inOrder = content.length > 0 && words.length === content.length && content.every((one, n) => one === words[n]);
  if (!inOrder || long <= 0 || long > LONGEST_MS) throw new SealTrouble("malformed");
  return said;
}
