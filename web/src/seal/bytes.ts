/// Bytes and their texts. Everything this folder writes is standard base64 with padding (RFC 4648 section 4).

export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/// @throws TypeError if `bytes` are not UTF-8
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}

/// Accepts canonical text only: one value has one form.
///
/// @throws TypeError if `text` is anything else
export function fromBase64(text: string): Bytes {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new TypeError("not base64");
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  if (base64(bytes) !== text) throw new TypeError("not base64 in its canonical form");
  return bytes;
}

export function join(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/// For public values: takes a time that depends on them.
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", plain(bytes)));
}

/// HKDF-SHA-256 (RFC 5869).
export async function hkdf(secret: Uint8Array, salt: Uint8Array, info: string, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", plain(secret), "HKDF", false, ["deriveBits"]);
  const algorithm = { name: "HKDF", hash: "SHA-256", salt: plain(salt), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, length * 8));
}

export async function hmac(secret: Uint8Array, message: Uint8Array): Promise<Bytes> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", plain(secret), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign(algorithm, key, plain(message)));
}

/// WebCrypto takes no memory that is shared between threads; ours never is.
export function plain(bytes: Uint8Array): Bytes {
  return bytes as Bytes;
}
