import { pick, type Language } from "../../i18n/language.ts";

/// What the catalogue calls something, as it stands alone: English names there begin small, for the middle of sentences.
export function nameOf(it: { ja: string; en: string }, lang: Language): string {
  const name = pick(it, lang);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
