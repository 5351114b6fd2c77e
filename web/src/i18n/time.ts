import type { Language } from "./language.ts";

const locale = (lang: Language): string => (lang === "ja" ? "ja-JP" : "en-GB");

/// "11月24日(火)" / "Tuesday 24 November", in the reader's zone; of another year than now's with the year.
export function dayOf(iso: string, lang: Language, now: number = Date.now()): string {
  const at = new Date(iso);
  const how: Intl.DateTimeFormatOptions =
    lang === "ja"
      ? { month: "long", day: "numeric", weekday: "short" }
      : { weekday: "long", day: "numeric", month: "long" };
  if (at.getFullYear() !== new Date(now).getFullYear()) how.year = "numeric";
  return new Intl.DateTimeFormat(locale(lang), how).format(at);
}

export function hourOf(iso: string, lang: Language): string {
  return new Intl.DateTimeFormat(locale(lang), { hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
}

export function dayAndHour(iso: string, lang: Language, now: number = Date.now()): string {
  return `${dayOf(iso, lang, now)} ${hourOf(iso, lang)}`;
}

/// 65000 ms is "1:05".
export function length(ms: number): string {
  const s = Math.round(ms / 1000);
  const two = String(s % 60).padStart(2, "0");
  return s >= 3600
    ? `${Math.floor(s / 3600)}:${String(Math.floor(s / 60) % 60).padStart(2, "0")}:${two}`
    : `${Math.floor(s / 60)}:${two}`;
}
