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

/// Whether a statement is over exactly this record and this document, and in this form.
///
/// @param scan SHA-256 of the scan of the signed paper, in hexadecimal; null if the statement must be an electronic signature
/// @throws SealTrouble malformed if it is no canonical text
export async function statesExactly(
  statement: string,
  record: string,
  document: Uint8Array<ArrayBuffer>,
  scan: string | null,
): Promise<boolean> {
  const said = parse(statement);
  if (said === null || typeof said !== "object" || Array.isArray(said)) return false;
  const members = Object.keys(said).sort();
  const form = scan === null ? MEMBERS : PAPER_MEMBERS;
  if (members.length !== form.length || members.some((name, i) => name !== form[i])) return false;
  if (said["v"] !== (scan === null ? 1 : 2)) return false;
  if (scan !== null && (said["signatureType"] !== "WET_SCAN" || said["signedDocSha256"] !== base64(fromHex(scan)))) {
    return false;
  }
  return said["record"] === base64(await sha256(utf8(record))) && said["document"] === base64(await sha256(document));
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
