import type { TermsDraft } from "../api/types.ts";
import {
  SESSION_HOURS_LEAST,
  SESSION_HOURS_USUAL,
  SESSION_MINUTES_LEAST,
  SESSION_MINUTES_USUAL,
  WITNESS_HOURS_LEAST,
  WITNESS_HOURS_MOST,
  WITNESS_HOURS_USUAL,
  type Terms,
} from "../seal/index.ts";
import { fromTokyo } from "../i18n/tokyo.ts";

/// What terms may hold, as the server checks it again (`Terms`, `NewTerms`).

/// In characters.
export const NOTICE_LIMIT = 400;
/// In days.
export const KEEP_LEAST = 1;
/// In days.
export const KEEP_MOST = 1_095;
/// For how long a header made at sealing can be opened at most, in days.
export const REVIEW_MOST = 30;
/// How far ahead terms take effect at most, in days.
export const AHEAD_DAYS = 366;
/// From choosing the present minute until it is sent, in minutes.
export const GRACE_MINUTES = 5;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/// Terms while they are being typed.
export interface Typed {
  recording: "never" | "notice";
  noticeJa: string;
  noticeEn: string;
  keepRecordings: string;
  keepMessages: string;
  qualityReview: Terms["qualityReview"];
  qualityReviewDays: string;
  witnessHours: string;
  homes: boolean;
  passkeys: Terms["passkeys"];
  sessionMinutes: string;
  sessionHours: string;
  /// In Japan's time; empty for at once.
  from: string;
}

/// The defaults of the standard contract.
export const USUAL: Typed = {
  recording: "notice",
  noticeJa: "この通話は、ご用件の正確な記録のため録音しております。",
  noticeEn: "This call is recorded so that your request is noted correctly.",
  keepRecordings: "90",
  keepMessages: "180",
  qualityReview: "none",
  qualityReviewDays: "14",
  witnessHours: String(WITNESS_HOURS_USUAL),
  homes: false,
  passkeys: "any",
  sessionMinutes: String(SESSION_MINUTES_USUAL),
  sessionHours: String(SESSION_HOURS_USUAL),
  from: "",
};

export function typedOf(terms: Terms | null): Typed {
  if (!terms) return USUAL;
  return {
    recording: terms.recording,
    noticeJa: terms.noticeJa,
    noticeEn: terms.noticeEn,
    keepRecordings: String(terms.keepRecordings),
    keepMessages: String(terms.keepMessages),
    qualityReview: terms.qualityReview,
    qualityReviewDays: terms.qualityReviewDays === 0 ? USUAL.qualityReviewDays : String(terms.qualityReviewDays),
    witnessHours: String(terms.witnessHours),
    homes: terms.homes,
    passkeys: terms.passkeys,
    sessionMinutes: String(terms.sessionMinutes),
    sessionHours: String(terms.sessionHours),
    from: "",
  };
}

export type Fault =
  | null
  | "empty"
  | "long"
  | "days"
  | "review-days"
  | "witness-hours"
  | "session-minutes"
  | "session-hours"
  | "past"
  | "far"
  | "time";

export type Faults = Record<
  | "noticeJa"
  | "noticeEn"
  | "keepRecordings"
  | "keepMessages"
  | "qualityReviewDays"
  | "witnessHours"
  | "sessionMinutes"
  | "sessionHours"
  | "from",
  Fault
>;

export function faultsOf(typed: Typed, now: Date): Faults {
  return {
    noticeJa: noticeFault(typed.noticeJa, typed.recording),
    noticeEn: noticeFault(typed.noticeEn, typed.recording),
    keepRecordings: daysFault(typed.keepRecordings),
    keepMessages: daysFault(typed.keepMessages),
    qualityReviewDays: typed.qualityReview === "at-sealing" ? reviewFault(typed.qualityReviewDays) : null,
    witnessHours: witnessFault(typed.witnessHours),
    sessionMinutes: within(typed.sessionMinutes, SESSION_MINUTES_LEAST, SESSION_MINUTES_USUAL)
      ? null
      : "session-minutes",
    sessionHours: within(typed.sessionHours, SESSION_HOURS_LEAST, SESSION_HOURS_USUAL) ? null : "session-hours",
    from: fromFault(typed.from, now),
  };
}

export function fine(faults: Faults): boolean {
  return Object.values(faults).every((fault) => fault === null);
}

function noticeFault(text: string, recording: Typed["recording"]): Fault {
  if (text.trim().length > NOTICE_LIMIT) return "long";
  return recording === "notice" && text.trim() === "" ? "empty" : null;
}

function daysFault(text: string): Fault {
  const days = Number(text);
  return /^\d{1,4}$/.test(text) && days >= KEEP_LEAST && days <= KEEP_MOST ? null : "days";
}

function reviewFault(text: string): Fault {
  const days = Number(text);
  return /^\d{1,2}$/.test(text) && days >= 1 && days <= REVIEW_MOST ? null : "review-days";
}

function witnessFault(text: string): Fault {
  const hours = Number(text);
  return /^\d{1,3}$/.test(text) && hours >= WITNESS_HOURS_LEAST && hours <= WITNESS_HOURS_MOST ? null : "witness-hours";
}

function within(text: string, least: number, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function fromFault(local: string, now: Date): Fault {
  if (local === "") return null;
  const iso = fromTokyo(local);
  if (iso === null) return "time";
  const ahead = new Date(iso).getTime() - now.getTime();
  if (ahead < -GRACE_MINUTES * MINUTE_MS) return "past";
  return ahead > AHEAD_DAYS * DAY_MS ? "far" : null;
}

export function draftOf(typed: Typed, after: number): TermsDraft {
  return {
    after,
    recording: typed.recording,
    noticeJa: typed.noticeJa.trim(),
    noticeEn: typed.noticeEn.trim(),
    keepRecordings: Number(typed.keepRecordings),
    keepMessages: Number(typed.keepMessages),
    qualityReview: typed.qualityReview,
    qualityReviewDays: typed.qualityReview === "at-sealing" ? Number(typed.qualityReviewDays) : null,
    witnessHours: Number(typed.witnessHours),
    homes: typed.homes,
    passkeys: typed.passkeys,
    sessionMinutes: Number(typed.sessionMinutes),
    sessionHours: Number(typed.sessionHours),
    effectiveFrom: typed.from === "" ? null : fromTokyo(typed.from),
  };
}
