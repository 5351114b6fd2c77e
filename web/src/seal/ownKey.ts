/// The page's own key: for as long as the page is open, it opens what was sealed here, so that it can be corrected.
///
/// It is made in the memory of the cell, never leaves it and is never stored: a reload, or the end of the page, is the
/// end of it.

import { fileKey, newIdentity, openWhole } from "./age.ts";
import { plain, type Bytes } from "./bytes.ts";
import { fingerprint } from "./fingerprint.ts";

/// Always hybrid: what waits in a database for a quarter of an hour may have been copied for longer.
export async function newOwnKey(): Promise<OwnKey> {
  const { identity, recipient } = await newIdentity("mlkem768x25519");
  return new OwnKey(identity, recipient, await fingerprint(recipient));
}

export class OwnKey {
  readonly #identity: string;
  readonly recipient: string;
  /// Of the recipient.
  readonly fingerprint: string;

  constructor(identity: string, recipient: string, name: string) {
    this.#identity = identity;
    this.recipient = recipient;
    this.fingerprint = name;
  }

  /// @throws SealTrouble bad-header, bad-payload
  async open(header: Uint8Array, payload: Uint8Array): Promise<Bytes> {
    return await openWhole(this.#identity, header, payload);
  }

  /// What leads to the payload; for a header to someone else.
  ///
  /// @throws SealTrouble bad-header
  async fileKey(header: Uint8Array): Promise<Bytes> {
    return plain(await fileKey(this.#identity, header));
  }
}
