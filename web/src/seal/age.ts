/// age files whose header is kept apart from the payload. Sealing is typage's; so is finding the file key.

import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
  type Recipient,
} from "age-encryption";
import { base64, hkdf, hmac, plain, utf8, type Bytes } from "./bytes.ts";
import { openChunks, type Opened } from "./payload.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

export type Suite = "x25519" | "mlkem768x25519";

/// As `Limits` in Java: what is accepted from outside, at most.
const HEADER_BYTES = 65_536;

/// Each costs the reader one key agreement.
const STANZAS = 256;

/// Bytes of plaintext that are sealed and opened in memory at once (grants, messages).
export const WHOLE_FILE_BYTES = 1 << 20;

export async function newIdentity(suite: Suite): Promise<{ identity: string; recipient: string }> {
  const identity = await (suite === "x25519" ? generateX25519Identity() : generateHybridIdentity());
  return { identity, recipient: await identityToRecipient(identity) };
}

export async function recipientOf(identity: string): Promise<string> {
  return await otherwise("malformed", () => identityToRecipient(identity));
}

export function suiteOf(recipient: string): Suite {
  return recipient.startsWith("age1pq1") ? "mlkem768x25519" : "x25519";
}

/// @throws SealTrouble malformed if this is no recipient: a wrong checksum, another length
export function checkRecipient(recipient: string): void {
  try {
    new Encrypter().addRecipient(recipient);
  } catch (cause) {
    throw new SealTrouble("malformed", { cause });
  }
}

/// One age file: header and payload in one, as the `age` command writes it.
///
/// @param most bytes of plaintext
/// @throws SealTrouble malformed if it is no recipient, or there are more bytes
export async function sealFile(recipient: string, bytes: Uint8Array, most = WHOLE_FILE_BYTES): Promise<Bytes> {
  if (bytes.length > most) throw new SealTrouble("malformed");
  return await otherwise("malformed", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return plain(await encrypter.encrypt(bytes));
  });
}

export async function sealDetached(recipient: string, bytes: Uint8Array): Promise<{ header: Bytes; payload: Bytes }> {
  return split(await sealFile(recipient, bytes));
}

/// @param most bytes of plaintext; the header may have its own besides
/// @throws SealTrouble bad-header, bad-payload
export async function openFile(identity: string, file: Uint8Array, most = WHOLE_FILE_BYTES): Promise<Bytes> {
  if (file.length > HEADER_BYTES + most) throw new SealTrouble("bad-payload");
  const { header, payload } = split(file);
  return await openWhole(identity, header, payload);
}

/// @throws SealTrouble bad-header, bad-payload
export async function openWhole(identity: string, header: Uint8Array, payload: Uint8Array): Promise<Bytes> {
  const opened = await openSalvaging(identity, header, payload);
  if (!opened.complete) throw new SealTrouble("bad-payload");
  return opened.plaintext;
}

/// Gives what is authentic of a payload that broke off, and says that it did.
///
/// @throws SealTrouble bad-header
export async function openSalvaging(identity: string, header: Uint8Array, payload: Uint8Array): Promise<Opened> {
  return await openChunks(await fileKey(identity, header), payload);
}

/// @throws SealTrouble bad-header if it is for someone else, was changed, or is no header
export async function fileKey(identity: string, header: Uint8Array): Promise<Uint8Array> {
  return await otherwise("bad-header", async () => {
    if (header.length > HEADER_BYTES || headerLength(header) !== header.length) throw new SealTrouble("bad-header");
    if (stanzas(header) > STANZAS) throw new SealTrouble("bad-header");
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return await decrypter.decryptHeader(header);
  });
}

/// A header that leads `recipient` to the payload of this file key, as FileKey and HeaderText in Java write it.
///
/// @throws SealTrouble malformed if it is no recipient
export async function newHeader(key: Uint8Array, recipient: string): Promise<Bytes> {
  const stanzas = await otherwise("malformed", () => wrap(key, recipient));
  const lines = stanzas.map(({ args, body }) => {
    const text = unpadded(body);
    const rows: string[] = text.match(/.{1,64}/g) ?? [];
    // A body ends with a short line; one that fills its last line is followed by an empty one.
    if (text.length % 64 === 0) rows.push("");
    return `-> ${args.join(" ")}\n${rows.join("\n")}\n`;
  });
  const signed = `age-encryption.org/v1\n${lines.join("")}---`;
  const mac = await hmac(await hkdf(key, new Uint8Array(0), "header", 32), utf8(signed));
  return utf8(`${signed} ${unpadded(mac)}\n`);
}

/// typage seals with file keys of its own making only. The recipient inside its Encrypter, which it does not export,
/// wraps any; the tests fail if that changes.
async function wrap(key: Uint8Array, recipient: string) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const [inside] = (encrypter as unknown as { recipients: Recipient[] }).recipients;
  if (!inside) throw new TypeError("typage keeps its recipients elsewhere");
  return await inside.wrapFileKey(key);
}

function unpadded(bytes: Uint8Array): string {
  return base64(bytes).replace(/=+$/, "");
}

/// @throws SealTrouble bad-header
export function split(file: Uint8Array): { header: Bytes; payload: Bytes } {
  const length = headerLength(file);
  return { header: plain(file.slice(0, length)), payload: plain(file.slice(length)) };
}

/// The header ends with the line that begins with `---`.
function headerLength(file: Uint8Array): number {
  const start = fromLatin1(file.subarray(0, HEADER_BYTES));
  const mac = start.indexOf("\n---");
  const end = mac < 0 ? -1 : start.indexOf("\n", mac + 1);
  if (end < 0) throw new SealTrouble("bad-header");
  return end + 1;
}

/// No line of a stanza's body begins so: it is base64.
function stanzas(header: Uint8Array): number {
  return fromLatin1(header).split("\n-> ").length - 1;
}

function fromLatin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
