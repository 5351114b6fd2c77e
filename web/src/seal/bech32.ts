/// Bech32 (BIP 173) in upper case without its limit of 90 characters, as age writes secrets.

import type { Bytes } from "./bytes.ts";

const ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM = 6;

export function encodeUpper(prefix: string, data: Uint8Array): string {
  const words = regroup([...data], 8, 5, true);
  let check = [...words, ...Array<number>(CHECKSUM).fill(0)].reduce(step, expand(prefix)) ^ 1;
  const sum: number[] = [];
  for (let i = 0; i < CHECKSUM; i++, check >>>= 5) sum.unshift(check & 31);
  return `${prefix}1${[...words, ...sum].map((word) => ALPHABET.charAt(word)).join("")}`;
}

/// @returns null on another prefix, another case, or a wrong checksum
export function decodeUpper(prefix: string, text: string): Bytes | null {
  if (!text.startsWith(`${prefix}1`)) return null;
  const words = Array.from(text.slice(prefix.length + 1), (character) => ALPHABET.indexOf(character));
  if (words.length < CHECKSUM || words.includes(-1) || words.reduce(step, expand(prefix)) !== 1) return null;
  const data = words.slice(0, -CHECKSUM);
  const bytes = regroup(data, 5, 8, false);
  const same = regroup(bytes, 8, 5, true).every((word, i) => word === data[i]);
  return same && data.length === Math.ceil((bytes.length * 8) / 5) ? Uint8Array.from(bytes) : null;
}

function expand(prefix: string): number {
  const codes = Array.from(prefix.toLowerCase(), (character) => character.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)].reduce(step, 1);
}

function step(check: number, word: number): number {
  const top = check >>> 25;
  return GENERATOR.reduce(
    (next, generator, i) => ((top >>> i) & 1 ? next ^ generator : next),
    ((check & 0x1ffffff) << 5) ^ word,
  );
}

function regroup(values: number[], from: number, to: number, pad: boolean): number[] {
  const out: number[] = [];
  let kept = 0;
  let bits = 0;
  for (const value of values) {
    kept = ((kept << from) | value) & 0xfff;
    bits += from;
    for (; bits >= to; bits -= to) out.push((kept >>> (bits - to)) & ((1 << to) - 1));
  }
  if (pad && bits > 0) out.push((kept << (to - bits)) & ((1 << to) - 1));
  return out;
}
