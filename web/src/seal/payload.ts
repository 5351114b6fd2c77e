/// An age payload: a nonce and chunks of 64 KiB (C2SP age.md, "Payload").
///
/// typage's own stream throws away the good part of a payload that broke off; a torn recording must still be heard,
/// and one part of a long one must open without the rest.

import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf, join, plain, type Bytes } from "./bytes.ts";

/// Bytes before the first chunk.
export const NONCE = 16;
const TAG = 16;
const PLAIN = 65_536;
/// Bytes of a full chunk as it is kept.
export const SEALED_CHUNK = PLAIN + TAG;

export interface Opened {
  plaintext: Bytes;
  /// Whether the final chunk was there and nothing followed.
  complete: boolean;
}

export async function openChunks(fileKey: Uint8Array, payload: Uint8Array): Promise<Opened> {
  const parts: Uint8Array[] = [];
  const done = (complete: boolean) => ({ plaintext: join(...parts), complete });
  if (payload.length < NONCE) return done(false);
  const key = await payloadKey(fileKey, payload.subarray(0, NONCE));
  for (let number = 0, at = NONCE; ; number++, at += SEALED_CHUNK) {
    const sealed = payload.subarray(at, at + SEALED_CHUNK);
    // Only trying tells whether a full chunk is the last.
    const more = sealed.length === SEALED_CHUNK ? openChunk(key, number, false, sealed) : null;
    if (more) {
      parts.push(more);
      continue;
    }
    const last = openChunk(key, number, true, sealed);
    // An empty last chunk is allowed in an empty file only: else one plaintext had two forms.
    if (!last || (last.length === 0 && number > 0)) return done(false);
    parts.push(last);
    return done(at + sealed.length === payload.length);
  }
}

export async function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Promise<Bytes> {
  return await hkdf(fileKey, nonce, "payload", 32);
}

/// Chunks in a payload of so many bytes, the last one perhaps short.
export function chunks(sealed: number): number {
  return Math.ceil(Math.max(0, sealed - NONCE) / SEALED_CHUNK);
}

/// Plaintext in a whole payload of so many bytes.
export function plainLength(sealed: number): number {
  return Math.max(0, sealed - NONCE - TAG * chunks(sealed));
}

/// One chunk alone.
///
/// @return null if it is not what this key, number and place sealed
export function openChunk(key: Bytes, number: number, last: boolean, sealed: Uint8Array): Bytes | null {
  if (sealed.length < TAG) return null;
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(number));
  nonce[11] = last ? 1 : 0;
  try {
    return plain(chacha20poly1305(key, nonce).decrypt(sealed));
  } catch {
    return null;
  }
}
