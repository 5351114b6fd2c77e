/// What the two sides of a contract sign (docs/formats/contract-signature.md): checked in the browser before the passkey
/// is asked, so that it never signs another text than the one that was read.

import { base64, sha256, utf8 } from "./bytes.ts";
import { canonical, parse, type Json } from "./json.ts";

const PREFIX = "denwaban contract signature v1\n";

/// The challenge that a passkey answers: SHA-256 of the statement under its prefix.
export function signingChallenge(statement: string): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(utf8(PREFIX + statement));
}

/// Whether a statement is over exactly this record and this document.
///
/// @throws SealTrouble malformed if it is no canonical text
export async function statesExactly(statement: string, record: string, document: Uint8Array<ArrayBuffer>) {
  const said = parse(statement);
  if (said === null || typeof said !== "object" || Array.isArray(said)) return false;
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
      signatures: signatures.map(({ statement, publicKey, clientData, authenticatorData, signature }) => ({
        statement,
        publicKey,
        clientData,
        authenticatorData,
        signature,
      })),
    })),
  });
}
