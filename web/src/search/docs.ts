import type { Read } from "../opening/opening.ts";
import { digits, fold, words } from "./fold.ts";

/// What the index keeps of one opened message or slip (docs/formats/text-index.md).
export interface Doc {
  object: string;
  call: string;
  kind: "message" | "slip";
  /// When it was sealed, ISO 8601.
  at: string;
  fields: DocField[];
  /// Fingerprint of the key whose tokens the server has of it; null if none yet.
  tokens: string | null;
}

export interface DocField {
  key: string;
  ja: string;
  en: string;
  value: string;
}

/// What is left of the newest when there are too many. Sealed they must fit into the server's 4 MiB.
export const MOST_BYTES = 3_500_000;

/// With less room than this an index is full: a message may be as long.
export const ROOM_BYTES = 100_000;

export function docOf({ object, call, sealedAt, text }: Read): Doc {
  const doc = { object, call, kind: text.kind, at: sealedAt, tokens: null };
  if (text.kind === "slip") return { ...doc, fields: number(text.slip.callerNumber) };
  const { fields, callerNumber } = text.message;
  const said = fields
    .filter(({ value }) => value !== "")
    .map(({ key, label, value, display }) => ({
      key,
      ...label,
      value: display ? `${display.ja} / ${display.en}` : value,
    }));
  return { ...doc, fields: [...said, ...number(callerNumber)] };
}

function number(value: string | null): DocField[] {
  return value === null ? [] : [{ key: "callerNumber", ja: "発信者番号", en: "Caller's number", value }];
}

/// Of two pages of one member: everything that one of them has opened.
export function merge(mine: Iterable<Doc>, theirs: Iterable<Doc>, gone: ReadonlySet<string>): Map<string, Doc> {
  const all = new Map<string, Doc>();
  for (const doc of [...theirs, ...mine]) if (!gone.has(doc.object)) all.set(doc.object, doc);
  return all;
}

/// What is kept of them, the newest first by their ids, which grow with time.
///
/// @return `full` also after what did not fit was left out, as the room that is left is that small
export function fitting(docs: Iterable<Doc>): { kept: Doc[]; full: boolean } {
  const newest = [...docs].sort((a, b) => (a.object < b.object ? 1 : -1));
  let bytes = 0;
  const over = newest.findIndex((doc) => (bytes += sizeOf(doc)) > MOST_BYTES);
  return { kept: over < 0 ? newest : newest.slice(0, over), full: bytes > MOST_BYTES - ROOM_BYTES };
}

/// Of a full index the oldest that it keeps: what is older would be left out again. Null of one with room.
export function oldestOfFull(docs: Iterable<Doc>): Doc | null {
  const { kept, full } = fitting(docs);
  return full ? (kept.at(-1) ?? null) : null;
}

const sizes = new WeakMap<Doc, number>();

/// Bytes, with the comma after it.
function sizeOf(doc: Doc): number {
  const known = sizes.get(doc);
  if (known !== undefined) return known;
  const size = new TextEncoder().encode(JSON.stringify(doc)).length + 1;
  sizes.set(doc, size);
  return size;
}

export function write(docs: Iterable<Doc>): string {
  return JSON.stringify({ v: 1, docs: fitting(docs).kept });
}

/// @return null if it is not an index that we know; it was signed by its member, so it is taken as a whole
export function read(text: string): Doc[] | null {
  const said = JSON.parse(text) as { v?: unknown; docs?: unknown };
  return said.v === 1 && Array.isArray(said.docs) ? (said.docs as Doc[]) : null;
}

export interface Hit {
  doc: Doc;
  /// The field in which the first word was found.
  where: DocField | null;
}

/// A plain look at every text, newest first: substrings, as Japanese needs, and no false hit. Folded texts are kept.
export function find(typed: string, docs: Iterable<Doc>): Hit[] {
  const wanted = words(typed);
  const [first] = wanted;
  if (first === undefined) return [];
  const asDigits = digits(typed);
  // 090… is kept as +8190…: the zero falls away.
  const number = asDigits?.replace(/^0(?=\d{3})/, "");
  const hits: Hit[] = [];
  for (const doc of docs) {
    const folded = foldedOf(doc);
    const whole = folded.map(({ text }) => text).join("\n");
    if (wanted.every((word) => whole.includes(word))) {
      hits.push({ doc, where: doc.fields[folded.findIndex(({ text }) => text.includes(first))] ?? null });
    } else if (number !== undefined) {
      const at = folded.findIndex((field) => field.digits.includes(number));
      if (at >= 0) hits.push({ doc, where: doc.fields[at] ?? null });
    }
  }
  return hits.sort((a, b) => (a.doc.at < b.doc.at ? 1 : -1));
}

interface Folded {
  text: string;
  digits: string;
}

const foldedDocs = new WeakMap<Doc, Folded[]>();

function foldedOf(doc: Doc): Folded[] {
  const kept = foldedDocs.get(doc);
  if (kept) return kept;
  const folded = doc.fields.map(({ value }) => ({ text: fold(value), digits: digits(value) ?? "" }));
  foldedDocs.set(doc, folded);
  return folded;
}
