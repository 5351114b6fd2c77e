/// What the two sides of a contract sign (docs/formats/contract-signature.md): checked in the browser before the passkey
/// is asked, so that it never signs another text than the one that was read.

import { base64, sha256, utf8 } from "./bytes.ts";
import { canonical, parse, type Json } from "./json.ts";

const PREFIX = "denwaban contract signature v1\n";

/// The challenge that a passkey answers: SHA-256 of the statement under its prefix.
export function signingChallenge(statement: string): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(utf8(PREFIX + statement));
}

/// SHA-256 of a file in hexadecimal, as programs that hash files print it.
export async function sha256Hex(file: Uint8Array): Promise<string> {
  return [...(await sha256(file))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

const MEMBERS = ["at", "client", "document", "name", "person", "record", "side", "v", "version"];

/// Of a statement over the scan of a paper.
const PAPER_MEMBERS = [...MEMBERS, "signatureType", "signedDocSha256"].sort();

/// Who signs what, as the page shows it.
export interface Agreeing {
  client: string;
  version: number;
  side: "office" | "client";
  person: string;
  name: string;
  record: string;
  document: Uint8Array<ArrayBuffer>;
  /// SHA-256 of the scan of the signed paper, in hexadecimal; null for an electronic signature.
  scan: string | null;
}

/// Whether a statement says exactly this, and in this form. When it was given out it says itself.
///
/// @throws SealTrouble malformed if it is no canonical text
export async function statesExactly(statement: string, wanted: Agreeing): Promise<boolean> {
  const said = parse(statement);
  if (said === null || typeof said !== "object" || Array.isArray(said)) return false;
  const { scan } = wanted;
  const members = Object.keys(said).sort();
  const form = scan === null ? MEMBERS : PAPER_MEMBERS;
  if (members.length !== form.length || members.some((name, i) => name !== form[i])) return false;
  const due: Record<string, Json> = {
    v: scan === null ? 1 : 2,
    client: wanted.client,
    version: wanted.version,
    side: wanted.side,
    person: wanted.person,
    name: wanted.name,
    record: base64(await sha256(utf8(wanted.record))),
    document: base64(await sha256(wanted.document)),
    ...(scan === null ? {} : { signatureType: "WET_SCAN", signedDocSha256: base64(fromHex(scan)) }),
  };
  return Object.entries(due).every(([name, value]) => said[name] === value);
}

/// The terms of a record of version 8, by key; null for a text of another version.
export function recordTerms(text: string): Record<string, Json> | null {
  try {
    const said = parse(text);
    if (said === null || typeof said !== "object" || Array.isArray(said) || said["v"] !== 8) return null;
    const terms = said["terms"];
    return terms === null || typeof terms !== "object" || Array.isArray(terms) ? null : terms;
  } catch {
    return null;
  }
}

/// One version of a contract with its signatures, binary parts in base64url.
export interface AgreedVersion {
  record: string;
  signatures: {
    statement: string;
    publicKey: string;
    clientData: string;
    authenticatorData: string;
    signature: string;
    /// An authority's answer (RFC 3161); null for none.
    timeStamp: string | null;
  }[];
}

/// A contract as its parties keep it, for the tool that checks a log against it (docs/formats/contract-file.md).
///
/// @param versions the oldest first
export function contractFile(versions: readonly AgreedVersion[]): string {
  return canonical({
    v: 1,
    versions: versions.map(({ record, signatures }) => ({
      record,
      signatures: signatures.map(({ statement, publicKey, clientData, authenticatorData, signature, timeStamp }) => ({
        statement,
        publicKey,
        clientData,
        authenticatorData,
        signature,
        ...(timeStamp === null ? {} : { timeStamp }),
      })),
    })),
  });
}
