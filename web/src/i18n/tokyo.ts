import type { Language } from "./language.ts";

/// Contracts are agreed in Japan: their moments are read and written in Japan's time, wherever the browser is. Japan
/// has had no summer time since 1951.
const ZONE = "Asia/Tokyo";
const OFFSET = "+09:00";

export function tokyoMoment(iso: string, lang: Language): string {
  const words = new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", {
    timeZone: ZONE,
    year: "numeric",
    month: lang === "ja" ? "long" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(iso));
  return lang === "ja" ? `${words}（日本時間）` : `${words} (Japan time)`;
}

/// @param local  as a datetime-local field writes it, such as 2026-12-01T09:00
/// @return the moment in UTC, or null if there is no such one
export function fromTokyo(local: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const at = new Date(`${local}:00${OFFSET}`);
  // Date reads 30 February as 2 March.
  return Number.isNaN(at.getTime()) || toTokyo(at) !== local ? null : at.toISOString();
}

export function toTokyo(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" })
    .format(at)
    .replace(" ", "T");
}

/// Such as 2026-12-01 04:10:07, for tables whose head says that it is Japan's time.
export function tokyoSecond(iso: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "medium" }).format(
    new Date(iso),
  );
}
