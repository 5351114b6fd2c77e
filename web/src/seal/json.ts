/// JSON in its one canonical form (RFC 8785), as far as signed texts need it: no fractions.

import { utf8 } from "./bytes.ts";
import { SealTrouble } from "./trouble.ts";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const SIGNED_BYTES = 262_144;

/// @throws SealTrouble malformed for a fraction, an unsafe integer or half a surrogate pair
export function canonical(value: Json): string {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new SealTrouble("malformed");
  if (typeof value === "string" && !value.isWellFormed()) throw new SealTrouble("malformed");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  // Sorted by UTF-16 code units, which is what sort() does.
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`);
  return `{${members.join(",")}}`;
}

/// Accepts canonical text only: what is read is exactly what was signed.
///
/// @param most bytes
/// @throws SealTrouble malformed
export function parse(text: string, most = SIGNED_BYTES): Json {
  try {
    if (utf8(text).length > most) throw new SealTrouble("malformed");
    const value = JSON.parse(text) as Json;
    if (canonical(value) !== text) throw new SealTrouble("malformed");
    return value;
  } catch (cause) {
    throw new SealTrouble("malformed", { cause });
  }
}

/// Reads an object that must have exactly the members it is said to have.
export class Fields {
  readonly #members: { [name: string]: Json };

  constructor(value: Json | undefined, names: readonly string[]) {
    if (value === null || value === undefined || typeof value !== "object" || Array.isArray(value)) throw bad();
    if (Object.keys(value).sort().join() !== [...names].sort().join()) throw bad();
    this.#members = value;
  }

  text(name: string, form: RegExp): string {
    const value = this.#members[name];
    if (typeof value !== "string" || !form.test(value)) throw bad();
    return value;
  }

  textOrNull(name: string, form: RegExp): string | null {
    return this.#members[name] === null ? null : this.text(name, form);
  }

  /// UTC with milliseconds, as Date writes it. Date reads more: hour 24, 30 February.
  time(name: string): string {
    const text = this.text(name, TIME);
    const at = new Date(text);
    if (Number.isNaN(at.getTime()) || at.toISOString() !== text) throw bad();
    return text;
  }

  number(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.#members[name];
    if (typeof value !== "number" || value < least || value > most) throw bad();
    return value;
  }

  bool(name: string): boolean {
    const value = this.#members[name];
    if (typeof value !== "boolean") throw bad();
    return value;
  }

  list(name: string): Json[] {
    const value = this.#members[name];
    if (!Array.isArray(value)) throw bad();
    return value;
  }

  object(name: string): Json {
    return this.#members[name] ?? null;
  }
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
export const FINGERPRINT = /^[a-z2-7]{4}(-[a-z2-7]{4}){7}$/;
/// 32 bytes in base64: the last digit before the padding carries two bits that are zero.
export const BYTES32 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
/// 64 bytes: the last digit before the padding carries four bits that are zero.
export const BYTES64 = /^[A-Za-z0-9+/]{85}[AQgw]==$/;
export const PSEUDONYM = /^[^]{1,64}$/;

function bad(): SealTrouble {
  return new SealTrouble("malformed");
}
