import { sha256, utf8 } from "./bytes.ts";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const BYTES = 20;

/// The name of a key statement that two people can read to each other: 160 bits of its SHA-256 in base32, eight
/// groups of four.
export async function fingerprint(statement: string): Promise<string> {
  const hash = await sha256(utf8(statement));
  let text = "";
  for (let bit = 0; bit < BYTES * 8; bit += 5) {
    if (bit > 0 && bit % 20 === 0) text += "-";
    const at = Math.floor(bit / 8);
    const window = ((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0);
    text += ALPHABET.charAt((window >> (11 - (bit % 8))) & 31);
  }
  return text;
}
