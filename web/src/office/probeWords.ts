import type { Say } from "../shell/language.ts";
import type { Key } from "./probeTexts.ts";

const WAYS = [
  "api",
  "stream",
  "page",
  "session",
  "sign-in",
  "enrolment",
  "recovery",
  "sip",
  "webrtc",
  "actuator",
  "database",
] as const;

const WORDS = [
  "no-session",
  "made-up-session",
  "all-of-it",
  "empty-page",
  "404, empty-page",
  "no-fault",
  "broke-off",
  "unreachable",
  "no-answer",
  "database-away",
] as const;

/// A way in the reader's language; one that is newer than this page as the server names it.
export function wayOf(t: Say<Key>, code: string): string {
  const way = WAYS.find((one) => one === code);
  return way ? t(`way.${way}`) : code;
}

/// A code word in the reader's language; a status, such as `401 signed-out`, as it came.
export function wordOf(t: Say<Key>, code: string): string {
  const word = WORDS.find((one) => one === code);
  return word ? t(`word.${word}`) : code;
}
