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

/// @param n 0 for Monday to 6 for Sunday
export function weekday(n: number, lang: Language): string {
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + n)), // 2024-01-01 was a Monday
  );
}
