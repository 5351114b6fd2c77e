import { readNumber } from "../../i18n/number.ts";

/// What a field may hold, as the server checks it again. Each returns the key of a sentence, or null.

export type Wrong =
  | null
  | {
      key:
        | "wrong.empty"
        | "wrong.kana"
        | "wrong.slug"
        | "wrong.number"
        | "wrong.choose"
        | "wrong.span"
        | "wrong.date"
        | "wrong.wav";
    }
  | { key: "wrong.long"; max: number };

/// Longest name of a person, in characters.
export const PERSON_NAME_LIMIT = 80;
/// Longest name of a company, in characters.
export const COMPANY_NAME_LIMIT = 120;
/// Largest greeting upload, in bytes.
export const GREETING_LIMIT = 12 * 1024 * 1024;

export function nameOf(text: string, max: number): Wrong {
  const name = text.trim();
  if (name === "") return { key: "wrong.empty" };
  return name.length > max ? { key: "wrong.long", max } : null;
}

/// Hiragana, katakana, the long mark, the middle dot and spaces; letters and digits occur in company names.
export function kanaOf(text: string, max: number): Wrong {
  const wrong = nameOf(text, max);
  if (wrong) return wrong;
  return /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\sA-Za-z0-9Ａ-Ｚａ-ｚ０-９]+$/u.test(text.trim())
    ? null
    : { key: "wrong.kana" };
}

export function slugOf(text: string): Wrong {
  return /^[a-z][a-z0-9-]{0,31}$/.test(text) ? null : { key: "wrong.slug" };
}

export function numberOf(text: string): Wrong {
  return readNumber(text) === null ? { key: "wrong.number" } : null;
}

export function spanOf(span: { from: string; to: string }): Wrong {
  return span.from !== "" && span.to !== "" && span.from < span.to ? null : { key: "wrong.span" };
}

/// @return the dates, or null if a line is none
export function datesOf(lines: string): string[] | null {
  const dates = lines
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return dates.every(isDate) ? dates : null;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
