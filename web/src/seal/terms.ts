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
  /// Whether members may give single objects to quality review.
  qualityReview: "none" | "on-request";
  effectiveFrom: string;
}

/// @throws SealTrouble malformed
export function readTerms(text: string): Terms {
  const json = parse(text);
  // Terms without the clause are of version 1.
  const review = new Map(Object.entries(json ?? {})).has("qualityReview");
  const said = new Fields(json, [
    "client",
    "effectiveFrom",
    "keepMessages",
    "keepRecordings",
    "noticeEn",
    "noticeJa",
    ...(review ? ["qualityReview"] : []),
    "recording",
    "v",
    "version",
  ]);
  said.number("v", review ? 2 : 1, review ? 2 : 1);
  if (review) said.text("qualityReview", /^on-request$/);
  return {
    client: said.text("client", UUID),
    version: said.number("version", 1),
    recording: said.text("recording", /^(never|notice)$/) === "never" ? "never" : "notice",
    noticeJa: said.text("noticeJa", NOTICE),
    noticeEn: said.text("noticeEn", NOTICE),
    keepRecordings: said.number("keepRecordings", 1),
    keepMessages: said.number("keepMessages", 1),
    qualityReview: review ? "on-request" : "none",
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
