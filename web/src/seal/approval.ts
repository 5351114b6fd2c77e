/// A member's approval that recordings are sealed for a quality reviewer too, and the headers that the edge makes by it
/// (docs/formats/review-approval.md, docs/formats/header.md version 3). Java's ReviewApproval and SealedForReviewCheck
/// take the same steps in the same order.

import { base64, sha256, utf8 } from "./bytes.ts";
import type { KeyLine } from "./chain.ts";
import { fingerprint } from "./fingerprint.ts";
import { BYTES32, canonical, Fields, FINGERPRINT, parse, UUID } from "./json.ts";
import type { Manifest } from "./manifest.ts";
import type { MemberIdentity } from "./member.ts";
import { readReviewerStatement } from "./reviewer.ts";
import { verifies } from "./sign.ts";
import { readTerms } from "./terms.ts";
import { SealTrouble } from "./trouble.ts";

export interface ReviewApproval {
  client: string;
  /// SHA-256 of the only terms under which it holds, base64.
  terms: string;
  /// Fingerprint of the reviewer's statement.
  to: string;
  /// Fingerprint of the statement of the member who approves.
  by: string;
  at: string;
}

/// A text and its signature, as they travel.
export interface Signed {
  statement: string;
  signature: string;
}

/// What a reviewer learns of a header that the edge made for them.
export interface SealedForReview {
  /// Fingerprint of the statement of the member who approved it.
  by: string;
  until: string;
}

const SEGMENTS = 288;
const APPROVAL = ["at", "by", "client", "terms", "to", "v"];
const SEALED = [..."approval at audience client headerSha256 n object to until v version".split(" ")];

/// @param line the company's own, its chain checked
/// @param terms the text of the terms in force, as the log names them
/// @param reviewer the reviewer's statement, checked with verifyReviewer, its fingerprint compared
///   by another way
/// @throws SealTrouble wrong-client; wrong-key if the line is no company's or waits for confirmation; malformed if the
///   terms do not say that recordings are sealed for reviewers
export async function approveReviewer(
  by: MemberIdentity,
  line: KeyLine,
  terms: string,
  reviewer: string,
  at = new Date(),
): Promise<Signed> {
  const agreed = readTerms(terms);
  if (agreed.client !== line.client || by.client !== line.client) throw new SealTrouble("wrong-client");
  if (line.recovered || line.mailbox !== null) throw new SealTrouble("wrong-key");
  if (agreed.qualityReview !== "at-sealing") throw new SealTrouble("malformed");
  readReviewerStatement(reviewer);
  const statement = canonical({
    v: 1,
    client: line.client,
    terms: base64(await sha256(utf8(terms))),
    to: await fingerprint(reviewer),
    by: by.fingerprint,
    at: at.toISOString(),
  });
  return { statement, signature: await by.signer.sign("review approval", statement) };
}

/// @param line the company's own, its chain checked
/// @throws SealTrouble malformed, not-trusted
export async function checkApproval(line: KeyLine, approval: Signed): Promise<ReviewApproval> {
  const said = readApproval(approval.statement);
  const member = line.members.get(said.by);
  const trusted = said.client === line.client && line.mailbox === null && !line.recovered;
  if (!trusted || !member || !line.current.trusted.includes(said.by)) throw new SealTrouble("not-trusted");
  const signed = await verifies(member.sign, "review approval", approval.statement, approval.signature);
  if (!signed) throw new SealTrouble("not-trusted");
  return said;
}

/// @param line the company's own, its chain checked
/// @param manifest from verifyManifest
/// @param to fingerprint of the reviewer's statement
/// @throws SealTrouble malformed, wrong-client, wrong-object, bad-header, wrong-key, not-trusted, bad-signature
export async function checkSealedForReview(
  line: KeyLine,
  manifest: Manifest,
  n: number,
  header: Uint8Array,
  to: string,
  sealed: Signed,
  approval: Signed,
): Promise<SealedForReview> {
  const said = readSealed(sealed.statement);
  const approved = readApproval(approval.statement);
  const { client } = said;
  if ([manifest.client, line.client, approved.client].some((other) => other !== client)) {
    throw new SealTrouble("wrong-client");
  }
  const same = said.object === manifest.object && manifest.version === 1 && said.n === n;
  if (!same || !manifest.segments[n]) throw new SealTrouble("wrong-object");
  if (said.headerSha256 !== base64(await sha256(header))) throw new SealTrouble("bad-header");
  const ofLine = line.epochs.some((epoch) => epoch.fingerprint === manifest.company);
  if (said.to !== to || approved.to !== to || !ofLine) throw new SealTrouble("wrong-key");
  const named = said.approval === base64(await sha256(utf8(approval.statement)));
  if (manifest.sealer.role !== "edge" || !named) throw new SealTrouble("not-trusted");
  const { by } = await checkApproval(line, approval);
  if (!(await verifies(manifest.sealer.key, "header", sealed.statement, sealed.signature))) {
    throw new SealTrouble("bad-signature");
  }
  return { by, until: said.until };
}

function readApproval(text: string): ReviewApproval {
  const f = new Fields(parse(text), APPROVAL);
  f.number("v", 1, 1);
  return {
    client: f.text("client", UUID),
    terms: f.text("terms", BYTES32),
    to: f.text("to", FINGERPRINT),
    by: f.text("by", FINGERPRINT),
    at: f.time("at"),
  };
}

function readSealed(text: string) {
  const f = new Fields(parse(text), SEALED);
  f.number("v", 3, 3);
  f.number("version", 1, 1);
  f.text("audience", /^reviewer$/);
  const said = {
    client: f.text("client", UUID),
    object: f.text("object", UUID),
    n: f.number("n", 0, SEGMENTS - 1),
    to: f.text("to", FINGERPRINT),
    approval: f.text("approval", BYTES32),
    headerSha256: f.text("headerSha256", BYTES32),
    at: f.time("at"),
    until: f.time("until"),
  };
  if (said.until <= said.at) throw new SealTrouble("malformed");
  return said;
}
