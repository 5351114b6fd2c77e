/// The terms of a client's contract (docs/formats/contract-terms.md): public words, named in the log by their hash.

import { base64, sha256, utf8 } from "./bytes.ts";
import { Fields, parse, UUID, type Json } from "./json.ts";
import { SealTrouble } from "./trouble.ts";

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
  /// What may be given to quality review: single objects, by members; recordings too, while they are sealed.
  qualityReview: "none" | "on-request" | "at-sealing";
  /// For how long what was sealed so can be opened, in days; 0 where nothing is.
  qualityReviewDays: number;
  /// How old the last confirmation of the log by a witness may be, in hours.
  witnessHours: number;
  /// Whether calls may be answered at homes that the office manages, too.
  homes: boolean;
  /// What members, and those who take the client's calls, sign in with.
  passkeys: "any" | "device-bound" | "attested";
  /// After so many minutes without a request a member's session ends.
  sessionMinutes: number;
  /// However busy, it ends after so many hours.
  sessionHours: number;
  effectiveFrom: string;
}

/// How long sessions last where terms say nothing of it; nothing makes them longer.
export const SESSION_MINUTES_USUAL = 15;
export const SESSION_MINUTES_LEAST = 5;
export const SESSION_HOURS_USUAL = 12;
export const SESSION_HOURS_LEAST = 1;

/// What holds where terms say nothing of it, and where there are none.
export const WITNESS_HOURS_USUAL = 24;
export const WITNESS_HOURS_LEAST = 2;
export const WITNESS_HOURS_MOST = 168;

/// @throws SealTrouble malformed
export function readTerms(text: string): Terms {
  const json = parse(text);
  return fitting(isRecord(json) ? ofRecord(json) : ofMembers(json));
}

/// What single members do not say, as Java's Terms and ContractRecord check it.
function fitting(terms: Terms): Terms {
  const { recording, noticeJa, noticeEn, keepRecordings, keepMessages, qualityReview, qualityReviewDays } = terms;
  const notices = [noticeJa, noticeEn];
  const heard = notices.every((notice) => notice.trim() !== "");
  const long =
    notices.some((notice) => notice.length > NOTICE_MOST) || Math.max(keepRecordings, keepMessages) > KEEP_MOST;
  const fits = (recording === "never" || heard) && (qualityReview === "at-sealing") === qualityReviewDays > 0;
  if (!fits || long) throw new SealTrouble("malformed");
  return terms;
}

function ofMembers(json: Json): Terms {
  // Each way has a version of its own, and the others' members are too many in it; an own age of
  // witnesses is version 4, homes are 5, passkeys 6, and shorter sessions 7.
  const words = new Map(Object.entries(json ?? {}));
  const review = words.has("qualityReviewDays") ? "at-sealing" : words.has("qualityReview") ? "on-request" : "none";
  const aged = words.has("witnessHours");
  const homes = words.has("homes");
  const keyed = words.has("passkeys");
  const idle = words.has("sessionMinutes");
  const shift = words.has("sessionHours");
  const v =
    idle || shift ? 7 : keyed ? 6 : homes ? 5 : aged ? 4 : { none: 1, "on-request": 2, "at-sealing": 3 }[review];
  const said = new Fields(json, [
    "client",
    "effectiveFrom",
    ...(homes ? ["homes"] : []),
    "keepMessages",
    "keepRecordings",
    "noticeEn",
    "noticeJa",
    ...(keyed ? ["passkeys"] : []),
    ...(review === "none" ? [] : ["qualityReview"]),
    ...(review === "at-sealing" ? ["qualityReviewDays"] : []),
    "recording",
    ...(shift ? ["sessionHours"] : []),
    ...(idle ? ["sessionMinutes"] : []),
    "v",
    "version",
    ...(aged ? ["witnessHours"] : []),
  ]);
  said.number("v", v, v);
  if (review !== "none" && said.text("qualityReview", /^[a-z-]+$/) !== review) throw new SealTrouble("malformed");
  if (homes && said.text("homes", /^[a-z]+$/) !== "allowed") throw new SealTrouble("malformed");
  const passkeys = keyed ? said.text("passkeys", /^(device-bound|attested)$/) : "any";
  const witnessHours = aged
    ? said.number("witnessHours", WITNESS_HOURS_LEAST, WITNESS_HOURS_MOST)
    : WITNESS_HOURS_USUAL;
  // The usual age is not written: the same terms are one text.
  if (aged && witnessHours === WITNESS_HOURS_USUAL) throw new SealTrouble("malformed");
  return {
    client: said.text("client", UUID),
    version: said.number("version", 1),
    recording: said.text("recording", /^(never|notice)$/) === "never" ? "never" : "notice",
    noticeJa: said.text("noticeJa", NOTICE),
    noticeEn: said.text("noticeEn", NOTICE),
    keepRecordings: said.number("keepRecordings", 1),
    keepMessages: said.number("keepMessages", 1),
    qualityReview: review,
    qualityReviewDays: review === "at-sealing" ? said.number("qualityReviewDays", 1, REVIEW_DAYS_MOST) : 0,
    witnessHours,
    homes,
    passkeys: passkeys === "any" || passkeys === "attested" ? passkeys : "device-bound",
    // The usual time is not written either.
    sessionMinutes: idle
      ? said.number("sessionMinutes", SESSION_MINUTES_LEAST, SESSION_MINUTES_USUAL - 1)
      : SESSION_MINUTES_USUAL,
    sessionHours: shift
      ? said.number("sessionHours", SESSION_HOURS_LEAST, SESSION_HOURS_USUAL - 1)
      : SESSION_HOURS_USUAL,
    effectiveFrom: said.time("effectiveFrom"),
  };
}

type Members = { [name: string]: Json };

function isRecord(json: Json): json is Members {
  return json !== null && typeof json === "object" && !Array.isArray(json) && json["v"] === 8;
}

/// Version 8 says every term aloud; these are read from it. When it takes effect with its last signature, the moment is
/// not in it: then it is empty.
function ofRecord(json: Members): Terms {
  const whole = new Fields(json, ["client", "effectiveFrom", "terms", "v", "version"]);
  const values = json["terms"];
  if (values === null || typeof values !== "object" || Array.isArray(values)) throw new SealTrouble("malformed");
  const said = new Fields(values, Object.keys(values));
  const review = said.text("secondaryUse.quality", /^(none|on-request|at-sealing)$/);
  const passkeys = said.text("access.passkeys", /^(any|device-bound|attested)$/);
  return {
    client: whole.text("client", UUID),
    version: whole.number("version", 1),
    recording: said.text("recording.mode", /^(never|notice)$/) === "never" ? "never" : "notice",
    noticeJa: said.text("recording.noticeJa", NOTICE),
    noticeEn: said.text("recording.noticeEn", NOTICE),
    keepRecordings: said.number("retention.recording", 1),
    keepMessages: said.number("retention.message", 1),
    qualityReview: review === "none" || review === "on-request" ? review : "at-sealing",
    qualityReviewDays: said.number("secondaryUse.qualityDays", 0, REVIEW_DAYS_MOST),
    witnessHours: said.number("log.witnessHours", WITNESS_HOURS_LEAST, WITNESS_HOURS_MOST),
    homes: said.text("operators.remoteWork", /^(no|managed)$/) === "managed",
    passkeys: passkeys === "any" || passkeys === "attested" ? passkeys : "device-bound",
    sessionMinutes: said.number("access.sessionMinutes", SESSION_MINUTES_LEAST, SESSION_MINUTES_USUAL),
    sessionHours: said.number("access.sessionHours", SESSION_HOURS_LEAST, SESSION_HOURS_USUAL),
    effectiveFrom: json["effectiveFrom"] === null ? "" : whole.time("effectiveFrom"),
  };
}

const REVIEW_DAYS_MOST = 30;
/// In days: three years.
const KEEP_MOST = 3 * 365;
/// In characters.
const NOTICE_MOST = 400;
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
