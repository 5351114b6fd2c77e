/// Headers that were made anew for a payload that stays (docs/formats/header.md). Java's HeaderCheck takes the same
/// steps in the same order.

import { base64, sha256 } from "./bytes.ts";
import type { Epoch, KeyLine } from "./chain.ts";
import type { CompanyIdentity } from "./company.ts";
import { BYTES32, canonical, Fields, FINGERPRINT, parse, UUID } from "./json.ts";
import type { Manifest } from "./manifest.ts";
import type { MemberIdentity } from "./member.ts";
import { verifies } from "./sign.ts";
import { SealTrouble } from "./trouble.ts";

export interface HeaderStatement {
  client: string;
  object: string;
  version: number;
  n: number;
  epoch: number;
  company: string;
  by: string;
  headerSha256: string;
  at: string;
}

export interface NewHeader {
  /// base64
  header: string;
  statement: string;
  signature: string;
}

const INT = 2_147_483_647;
const SEGMENTS = 288;
const MEMBERS = ["at", "by", "client", "company", "epoch", "headerSha256", "n", "object", "v", "version"];

/// Makes a header for the newest key of the line.
///
/// @param held the key that opens the header as it is now
/// @param manifest from checkManifest
/// @throws SealTrouble bad-header; wrong-client, wrong-key if the line is not this object's or waits for confirmation
export async function reheader(
  by: MemberIdentity,
  held: CompanyIdentity,
  line: KeyLine,
  manifest: Manifest,
  n: number,
  header: Uint8Array,
  at = new Date(),
): Promise<NewHeader> {
  if (manifest.client !== line.client || by.client !== line.client) throw new SealTrouble("wrong-client");
  const to = line.current;
  if (line.recovered || !line.epochs.some((epoch) => epoch.fingerprint === manifest.company)) {
    throw new SealTrouble("wrong-key");
  }
  const made = await held.rewrap(header, to.statement.recipient);
  const { client, object, version } = manifest;
  const statement = writeHeaderStatement({
    client,
    object,
    version,
    n,
    epoch: to.statement.epoch,
    company: to.fingerprint,
    by: by.fingerprint,
    headerSha256: base64(await sha256(made)),
    at: at.toISOString(),
  });
  return { header: base64(made), statement, signature: await by.signer.sign("header", statement) };
}

/// Finds the epoch that a header is sealed to.
///
/// @param manifest from checkManifest
/// @param remade what came with the header, or null for one that was made at sealing
/// @throws SealTrouble malformed, wrong-client, wrong-object, bad-header, wrong-key, not-trusted, bad-signature
export async function checkHeader(
  line: KeyLine,
  manifest: Manifest,
  n: number,
  header: Uint8Array,
  remade: { statement: string; signature: string } | null,
): Promise<Epoch> {
  const hash = base64(await sha256(header));
  const segment = manifest.segments[n];
  if (remade === null) {
    if (manifest.client !== line.client) throw new SealTrouble("wrong-client");
    if (!segment) throw new SealTrouble("wrong-object");
    if (segment.headerSha256 !== hash) throw new SealTrouble("bad-header");
    return epochOf(line, manifest.epoch, manifest.company);
  }
  const said = readHeaderStatement(remade.statement);
  if (said.client !== manifest.client || said.client !== line.client) throw new SealTrouble("wrong-client");
  const same = said.object === manifest.object && said.version === manifest.version && said.n === n;
  if (!same || !segment) throw new SealTrouble("wrong-object");
  if (said.headerSha256 !== hash) throw new SealTrouble("bad-header");
  epochOf(line, manifest.epoch, manifest.company);
  const to = epochOf(line, said.epoch, said.company);
  if (said.epoch < manifest.epoch) throw new SealTrouble("wrong-key");
  const by = line.members.get(said.by);
  if (!by || !to.trusted.includes(said.by)) throw new SealTrouble("not-trusted");
  if (!(await verifies(by.sign, "header", remade.statement, remade.signature))) throw new SealTrouble("bad-signature");
  return to;
}

export function writeHeaderStatement(statement: HeaderStatement): string {
  return canonical({ v: 1, ...statement });
}

/// Reads without checking the signature.
///
/// @throws SealTrouble malformed
export function readHeaderStatement(text: string): HeaderStatement {
  const f = new Fields(parse(text), MEMBERS);
  f.number("v", 1, 1);
  return {
    client: f.text("client", UUID),
    object: f.text("object", UUID),
    version: f.number("version", 1, INT),
    n: f.number("n", 0, SEGMENTS - 1),
    epoch: f.number("epoch", 1, INT),
    company: f.text("company", FINGERPRINT),
    by: f.text("by", FINGERPRINT),
    headerSha256: f.text("headerSha256", BYTES32),
    at: f.time("at"),
  };
}

function epochOf(line: KeyLine, number: number, company: string): Epoch {
  const epoch = line.epochs[number - 1];
  if (epoch?.fingerprint !== company) throw new SealTrouble("wrong-key");
  return epoch;
}
