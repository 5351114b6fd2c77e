/// Blind tokens (docs/formats/blind-token.md): equal numbers give equal tokens, and no one without
/// the key can tell which number that was.

import { hkdf, hmac, plain, utf8, type Bytes } from "./bytes.ts";

/// A telephone number, or the client's own number of a case (案件番号).
export type BlindField = "tel" | "case";

const TOKEN = 16;
const NO_SALT = new Uint8Array(0);

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
