import type names from "./locales/ja/names.json";

/// What schemes, services and sites are called, in the register of certificates and wherever a badge stands.
export type NameKey = keyof typeof names;

/// @param code  `home`, or `site:` and its name
export function siteName(t: (key: "siteHome" | "siteNone") => string, code: string): string {
  if (code === "home") return t("siteHome");
  const name = code.slice("site:".length);
  return name === "" ? t("siteNone") : name;
}
