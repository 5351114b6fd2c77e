import type { Language } from "./language.ts";

/// A day without an hour, such as 2026-12-01, as people write it.
export function dayWords(day: string, lang: Language): string {
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", {
    timeZone: "UTC",
    year: "numeric",
    month: lang === "ja" ? "long" : "short",
    day: "numeric",
  }).format(new Date(`${day}T00:00:00Z`));
}
