import type { Bytes } from "./bytes.ts";

/// What a passkey's PRF extension said, on its way from a ceremony to the key that it opens.
export class PrfSecret {
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  bytes(): Bytes {
    return this.#bytes;
  }
}
