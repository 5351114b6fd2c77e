import { listed } from "../../i18n/language.ts";
import type { Row, Term, TermsPage, TermValue } from "../../api/contract.ts";
import type { Language } from "../../i18n/language.ts";
import en from "./locales/en/values.json";
import ja from "./locales/ja/values.json";

/// A value as a person reads it, in the words of the document.
export function say(page: TermsPage, term: Term, value: TermValue, lang: Language): string {
  const n = lang === "en" ? 1 : 0;
  const word = (it: string) => (page.words.own[`${term.key}=${it}`] ?? page.words.words[it])?.[n] ?? it;
  if (typeof value === "number") {
    const own = page.words.own[`${term.key}=${String(value)}`];
    if (own) return own[n];
    const unit = page.words.units[term.unit ?? ""]?.[n] ?? "%s";
    const text = unit.replace("%s", value.toLocaleString("en-US")).replace("%%", "%");
    return value === 1 ? text.replace(/^1 (.*)s$/, "1 $1") : text;
  }
  if (typeof value === "string") {
    if (term.kind === "choice") return word(value);
    return value === "" ? none(lang) : value;
  }
  if (value.length === 0) return none(lang);
  return listed(
    value.map((item) => (typeof item === "string" ? word(item) : line(item, term))),
    lang,
  );
}

function none(lang: Language): string {
  return (lang === "en" ? en : ja).none;
}

/// In the order of the document's columns.
function line(row: Row, term: Term): string {
  return (term.options ?? Object.keys(row))
    .map((column) => row[column] ?? "")
    .filter((cell) => cell !== "")
    .join(" / ");
}

/// Why a value cannot stand; null if it can. As the server checks it again (`denwaban.terms`).
export function fault(term: Term, value: TermValue): "bounds" | "long" | "few" | null {
  if (term.kind === "number") {
    const fits =
      typeof value === "number" &&
      Number.isSafeInteger(value) &&
      value >= (term.least ?? 0) &&
      value <= (term.most ?? Number.MAX_SAFE_INTEGER);
    return fits ? null : "bounds";
  }
  if (term.kind === "words") return typeof value === "string" && value.length <= (term.most ?? 0) ? null : "long";
  if (term.kind === "choices") return Array.isArray(value) && value.length >= (term.least ?? 0) ? null : "few";
  if (term.kind === "rows") return Array.isArray(value) && value.length <= (term.most ?? 0) ? null : "long";
  return null;
}

/// The parts of the contract in their order, each with its terms.
export function byPart(terms: readonly Term[]): [part: string, terms: Term[]][] {
  const parts = new Map<string, Term[]>();
  for (const term of terms) parts.set(term.part, [...(parts.get(term.part) ?? []), term]);
  return [...parts];
}
