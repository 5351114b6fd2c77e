/// Headers for a quality reviewer (docs/formats/header.md, version 2). Java's ReviewHeaderCheck takes the same steps in
/// the same order.

import { base64, sha256 } from "./bytes.ts";
import type { KeyLine } from "./chain.ts";
import type { CompanyIdentity } from "./company.ts";
import { fingerprint } from "./fingerprint.ts";
import type { NewHeader } from "./header.ts";
import { BYTES32, canonical, Fields, FINGERPRINT, parse, UUID } from "./json.ts";
import type { Manifest } from "./manifest.ts";
import type { MemberIdentity } from "./member.ts";
import { readReviewerStatement } from "./reviewer.ts";
import { verifies } from "./sign.ts";
import { SealTrouble } from "./trouble.ts";

export interface ReviewHeader {
  client: string;
  object: string;
  version: number;
  n: number;
  /// Fingerprint of the reviewer's statement.
  to: string;
  /// Fingerprint of the statement of the member who made it.
  by: string;
  headerSha256: string;
  at: string;
  until: string;
}

const INT = 2_147_483_647;
const SEGMENTS = 288;
const MEMBERS = ["at", "audience", "by", "client", "headerSha256", "n", "object", "to", "until", "v", "version"];

/// Makes a header of one segment for one reviewer.
///
/// @param held the key that opens the header as it is now
/// @param line that the object is sealed to, its chain checked
/// @param manifest from checkManifest
/// @param reviewer the reviewer's statement, checked with verifyReviewer, its fingerprint compared
///   by another way
/// @throws SealTrouble bad-header; wrong-client, wrong-key if the line is not this object's or waits for confirmation
export async function giveForReview(
  by: MemberIdentity,
  held: CompanyIdentity,
  line: KeyLine,
  manifest: Manifest,
  n: number,
  header: Uint8Array,
  reviewer: string,
  until: Date,
  at = new Date(),
): Promise<NewHeader> {
  if (manifest.client !== line.client || by.client !== line.client) throw new SealTrouble("wrong-client");
  if (line.recovered || !ofLine(line, manifest.company)) throw new SealTrouble("wrong-key");
  const made = await held.rewrap(header, readReviewerStatement(reviewer).recipient);
  const { client, object, version } = manifest;
  const statement = canonical({
    v: 2,
    audience: "reviewer",
    client,
    object,
    version,
    n,
    to: await fingerprint(reviewer),
    by: by.fingerprint,
    headerSha256: base64(await sha256(made)),
    at: at.toISOString(),
    until: until.toISOString(),
  });
  return { header: base64(made), statement, signature: await by.signer.sign("header", statement) };
}

/// @param line of the key that the manifest names
/// @param manifest from verifyManifest
/// @param to fingerprint of the reviewer's statement
/// @throws SealTrouble malformed, wrong-client, wrong-object, bad-header, wrong-key, not-trusted, bad-signature
export async function checkReviewHeader(
  line: KeyLine,
  manifest: Manifest,
  n: number,
  header: Uint8Array,
  to: string,
  given: { statement: string; signature: string },
): Promise<ReviewHeader> {
  const said = readReviewHeader(given.statement);
  if (said.client !== manifest.client || said.client !== line.client) throw new SealTrouble("wrong-client");
  const same = said.object === manifest.object && said.version === manifest.version && said.n === n;
  if (!same || !manifest.segments[n]) throw new SealTrouble("wrong-object");
  if (said.headerSha256 !== base64(await sha256(header))) throw new SealTrouble("bad-header");
  if (said.to !== to || !ofLine(line, manifest.company)) throw new SealTrouble("wrong-key");
  const by = line.members.get(said.by);
  if (!by || !line.current.trusted.includes(said.by)) throw new SealTrouble("not-trusted");
  if (!(await verifies(by.sign, "header", given.statement, given.signature))) throw new SealTrouble("bad-signature");
  return said;
}

/// Reads without checking the signature.
///
/// @throws SealTrouble malformed
export function readReviewHeader(text: string): ReviewHeader {
  const f = new Fields(parse(text), MEMBERS);
  f.number("v", 2, 2);
  f.text("audience", /^reviewer$/);
  const said = {
    client: f.text("client", UUID),
    object: f.text("object", UUID),
    version: f.number("version", 1, INT),
    n: f.number("n", 0, SEGMENTS - 1),
    to: f.text("to", FINGERPRINT),
    by: f.text("by", FINGERPRINT),
    headerSha256: f.text("headerSha256", BYTES32),
    at: f.time("at"),
    until: f.time("until"),
  };
  if (said.until <= said.at) throw new SealTrouble("malformed");
  return said;
}

function ofLine(line: KeyLine, company: string): boolean {
  return line.epochs.some((epoch) => epoch.fingerprint === company);
}
