import { WAYS } from "../../api/probeWays.ts";
import type { useTexts } from "./texts.ts";

type Say = ReturnType<typeof useTexts>;

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
  "used-link",
  "expired-link",
  "invented-link",
  "no-verification",
  "wrong-signature",
  "other-origin",
  "other-site",
  "unknown-passkey",
  "replayed",
  "old-challenge",
  "ended-session",
  "idle-session",
  "session-of-12-hours",
  "no-fresh-touch",
  "stolen-by-another-browser",
  "stolen-by-the-same-browser",
  "stolen-with-another-key",
  "link-of-one-person",
  "session-of-expired-grant",
  "passkey-of-expired-grant",
  "link-of-expired-grant",
  "session-of-leaver",
  "passkey-of-leaver",
  "link-of-leaver",
  "no-second-administrator",
  "right-way-failed",
  "register",
  "invite",
  "switched-off",
  "each-address-here-is-a-trunk",
  "stun-of-no-call",
  "dtls-of-no-call",
  "silence",
  "not-heard",
  "an-answer",
  "made-up-password",
  "no-fence",
  "let-in",
  "no-table-with-rows",
] as const;

/// A way in the reader's language; one that is newer than this page as the server names it.
export function wayOf(t: Say, code: string): string {
  const way = WAYS.find((one) => one === code);
  return way ? t(`way.${way}`) : code;
}

/// A code word in the reader's language; a status, such as `401 signed-out`, as it came; a word with more behind it,
/// such as `right-way-failed 503 away`, in both.
export function wordOf(t: Say, code: string): string {
  const word = WORDS.find((one) => one === code);
  if (word) return t(`word.${word}`);
  const [first, ...rest] = code.split(" ");
  const known = WORDS.find((one) => one === first);
  return known ? `${t(`word.${known}`)}: ${rest.join(" ")}` : code;
}
