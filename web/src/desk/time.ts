/// Hour and minute as people here read them, in the browser's zone.
export function hour(iso: string, lang: string): string {
  const how = { hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", how).format(new Date(iso));
}
