import type { useTexts } from "./texts.ts";

const KNOWN = [
  "mail-not-set-up",
  "mail-address-refused",
  "mail-address-later",
  "mail-server-refused",
  "mail-server-later",
  "mail-tls",
  "mail-sign-in",
  "mail-away",
  "bounced",
  "away",
  "not-trusted",
  "not-listed",
  "private-address",
  "busy",
  "no-answer",
  "gone",
  "vault-sealed",
  "not-this-clients",
] as const;

/// Why something did not go through, for people. `word` is the server's, one word.
export function troubleOf(word: string | null, t: ReturnType<typeof useTexts>): string {
  const known = KNOWN.find((one) => one === word);
  return known ? t(`trouble.${known}`) : t("trouble.other", { word: word ?? "?" });
}
