/// Blind tokens (docs/formats/blind-token.md): equal numbers give equal tokens, and nobody without the key can tell
/// which number that was.

import { hkdf, hmac, plain, utf8, type Bytes } from "./bytes.ts";

/// A telephone number, or the client's own number of a case (案件番号).
export type BlindField = "tel" | "case";

const TOKEN = 16;
const NO_SALT = new Uint8Array(0);
const CASE_MOST = 40;

// Hyphens, dashes and minus signs that survive NFKC, and a long-vowel mark typed for one.
const BETWEEN = /[\s().‐‑‒–—―−ー-]/g;
const HYPHENS = /[\s‐‑‒–—―−-]/g;

/// Makes the tokens of one epoch of a key line.
export class IndexKey {
  /// Fingerprint of the epoch's statement.
  readonly company: string;
  readonly #key: Bytes;

  /// @param secret the 32 bytes inside the epoch's identity
  static async of(secret: Uint8Array, client: string, company: string): Promise<IndexKey> {
    return new IndexKey(company, await hkdf(secret, NO_SALT, `denwaban index v1 ${client} ${company}`, 32));
  }

  private constructor(company: string, key: Bytes) {
    this.company = company;
    this.#key = key;
  }

  /// @param value from normalTel or normalCase
  async token(field: BlindField, value: string): Promise<Bytes> {
    return plain((await hmac(this.#key, utf8(`${field}:v1:${value}`))).slice(0, TOKEN));
  }
}

/// A telephone number as people type it, in E.164; without a plus it is read as dialled in Japan.
///
/// @return null if it is none
export function normalTel(typed: string): string | null {
  const plainText = typed.normalize("NFKC").replace(BETWEEN, "");
  if (!/^\+?\d+$/.test(plainText)) return null;
  const e164 = plainText.startsWith("+")
    ? // "+81 (0)3": the zero is for those who dial at home.
      plainText.replace(/^\+810/, "+81")
    : plainText.startsWith("010")
      ? `+${plainText.slice(3)}`
      : plainText.startsWith("0")
        ? `+81${plainText.slice(1)}`
        : "";
  return /^\+[1-9]\d{6,14}$/.test(e164) ? e164 : null;
}

/// A case number without what people write differently: case, width, spaces, hyphens.
///
/// @return null if it has no digit, or is empty or longer than 40 characters
export function normalCase(typed: string): string | null {
  const value = typed.normalize("NFKC").replace(HYPHENS, "").toUpperCase();
  return /\d/.test(value) && Array.from(value).length <= CASE_MOST && value.isWellFormed() ? value : null;
}
