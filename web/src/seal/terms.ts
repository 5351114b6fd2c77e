/// The terms of a client's contract (docs/formats/contract-terms.md): public words, named in the log by their hash.

import { base64, sha256, utf8 } from "./bytes.ts";
import { Fields, parse, UUID } from "./json.ts";

export interface Terms {
  client: string;
  version: number;
  recording: "never" | "notice";
  noticeJa: string;
  noticeEn: string;
  /// In days.
  keepRecordings: number;
  /// In days.
  keepMessages: number;
  effectiveFrom: string;
}

/// @throws SealTrouble malformed
export function readTerms(text: string): Terms {
  const said = new Fields(parse(text), [
    "client",
    "effectiveFrom",
    "keepMessages",
    "keepRecordings",
    "noticeEn",
    "noticeJa",
    "recording",
    "v",
    "version",
  ]);
  said.number("v", 1, 1);
  return {
    client: said.text("client", UUID),
    version: said.number("version", 1),
    recording: said.text("recording", /^(never|notice)$/) === "never" ? "never" : "notice",
    noticeJa: said.text("noticeJa", NOTICE),
    noticeEn: said.text("noticeEn", NOTICE),
    keepRecordings: said.number("keepRecordings", 1),
    keepMessages: said.number("keepMessages", 1),
    effectiveFrom: said.time("effectiveFrom"),
  };
}

const NOTICE = /^[^]*$/;

/// Whether an entry of the log says that exactly these terms were agreed.
export async function agreedIn(leaf: string, text: string): Promise<boolean> {
  try {
    const said = JSON.parse(leaf) as Record<string, unknown>;
    return said["act"] === "contract.set" && said["obj"] === base64(await sha256(utf8(text)));
  } catch {
    return false;
  }
}
