/// Sealed objects: made by the operator's browser, opened by the member's.

import { newHeader, sealDetached, suiteOf } from "./age.ts";
import { base64, same, sha256, utf8, fromBase64, type Bytes } from "./bytes.ts";
import type { CompanyIdentity } from "./company.ts";
import { readManifest, writeManifest, type Kind, type Manifest } from "./manifest.ts";
import type { OwnKey } from "./ownKey.ts";
import type { ReviewerIdentity } from "./reviewer.ts";
import { verifies, type Signer } from "./sign.ts";
import { SealTrouble } from "./trouble.ts";

export interface SealingOrder {
  client: string;
  call: string;
  /// From the company's statement, checked before with verifyStatement.
  company: { recipient: string; epoch: number; fingerprint: string; suite?: string };
  /// A message, unless it is the draft of one.
  kind?: "message" | "draft";
  /// What the client will read; becomes UTF-8 JSON.
  body: unknown;
  signer: Signer;
  /// A pseudonym of the operator, at most 64 characters.
  sealer: string;
  /// The page's own key: a second header is made for it, so that the page can correct what it sealed.
  own?: OwnKey;
  /// The version that this one corrects: its number, and its manifest's text.
  corrects?: { version: number; manifest: string };
  /// For tests; else now, and a new id.
  at?: Date;
  object?: string;
}

/// Everything but the plaintext; binary parts in base64.
export interface SealedMessage {
  object: string;
  header: string;
  payload: string;
  manifest: string;
  signature: string;
  own?: { header: string; recipient: string };
}

export async function sealMessage(order: SealingOrder): Promise<SealedMessage> {
  const { recipient, epoch, fingerprint, suite } = order.company;
  if (suite !== undefined && suite !== suiteOf(recipient)) throw new SealTrouble("wrong-suite");
  const { header, payload, own } = await sealTwice(recipient, order.own, utf8(JSON.stringify(order.body)));
  const at = order.at ?? new Date();
  const object = order.object ?? uuid7(at);
  const manifest = writeManifest({
    client: order.client,
    object,
    version: (order.corrects?.version ?? 0) + 1,
    prev: order.corrects ? base64(await sha256(utf8(order.corrects.manifest))) : null,
    kind: order.kind ?? "message",
    call: order.call,
    sealedAt: at.toISOString(),
    epoch,
    company: fingerprint,
    complete: true,
    segments: [
      {
        n: 0,
        startMs: 0,
        length: payload.length,
        sha256: base64(await sha256(payload)),
        headerSha256: base64(await sha256(header)),
      },
    ],
    sealer: { role: "operator", id: order.sealer, key: order.signer.publicKey },
  });
  const signature = await order.signer.sign("manifest", manifest);
  return { object, header: base64(header), payload: base64(payload), manifest, signature, ...(own && { own }) };
}

/// Two headers for one payload, never two readers in one header: a stanza could not be taken out again. The payload is
/// sealed to the page first, because who holds the file key can make the company's header from it.
async function sealTwice(recipient: string, own: OwnKey | undefined, bytes: Uint8Array) {
  if (!own) return await sealDetached(recipient, bytes).then((sealed) => ({ ...sealed, own: undefined }));
  const { header, payload } = await sealDetached(own.recipient, bytes);
  const company = await newHeader(await own.fileKey(header), recipient);
  return { header: company, payload, own: { header: base64(header), recipient: own.fingerprint } };
}

/// What the reader asked for. The server's answer must fit it.
export interface Expected {
  client: string;
  object: string;
  kind: Kind;
}

/// Checks a manifest against its own signature and what the reader asked for. Whose key it is, checkHeader says for each
/// header.
///
/// @throws SealTrouble malformed, bad-signature, wrong-client, wrong-object
export async function verifyManifest(text: string, signature: string, expected: Expected): Promise<Manifest> {
  const manifest = readManifest(text);
  if (!(await verifies(manifest.sealer.key, "manifest", text, signature))) throw new SealTrouble("bad-signature");
  if (manifest.client !== expected.client) throw new SealTrouble("wrong-client");
  if (manifest.object !== expected.object || manifest.kind !== expected.kind) throw new SealTrouble("wrong-object");
  return manifest;
}

/// Checks a manifest against the one key that the reader holds, too.
///
/// @throws SealTrouble malformed, bad-signature, wrong-client, wrong-object, wrong-key
export async function checkManifest(
  company: CompanyIdentity,
  text: string,
  signature: string,
  expected: Expected,
): Promise<Manifest> {
  const manifest = await verifyManifest(text, signature, expected);
  if (manifest.client !== company.client) throw new SealTrouble("wrong-client");
  if (manifest.epoch !== company.epoch || manifest.company !== company.fingerprint) throw new SealTrouble("wrong-key");
  return manifest;
}

/// Opens an object of one segment, such as a message.
///
/// @throws SealTrouble as checkManifest; wrong-object, bad-payload, bad-header
export async function openObject(
  company: CompanyIdentity,
  header: Uint8Array,
  payload: Uint8Array,
  manifest: string,
  signature: string,
  expected: Expected,
): Promise<Bytes> {
  const checked = await checkManifest(company, manifest, signature, expected);
  if (checked.segments.length !== 1) throw new SealTrouble("wrong-object");
  return (await openSegment(company, checked, 0, header, payload)).plaintext;
}

/// Opens one segment of an object. `complete` is false if it is the torn end of an incomplete object; nothing else
/// may be torn.
///
/// @param company the key that checkHeader found, or the one that checkManifest was asked about
/// @param manifest from checkManifest or verifyManifest
/// @throws SealTrouble bad-payload, bad-header
export async function openSegment(
  company: CompanyIdentity | ReviewerIdentity,
  manifest: Manifest,
  n: number,
  header: Uint8Array,
  payload: Uint8Array,
): Promise<{ plaintext: Bytes; complete: boolean }> {
  const segment = manifest.segments[n];
  if (!segment || payload.length !== segment.length) throw new SealTrouble("bad-payload");
  if (!same(await sha256(payload), fromBase64(segment.sha256))) throw new SealTrouble("bad-payload");
  const opened = await company.salvage(header, payload);
  const mayBeTorn = !manifest.complete && n === manifest.segments.length - 1;
  if (!opened.complete && !mayBeTorn) throw new SealTrouble("bad-payload");
  return opened;
}

/// UUID version 7 (RFC 9562): sorts by time. A name, not a secret.
function uuid7(at: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(at.getTime() / 2 ** 32));
  view.setUint32(2, at.getTime() % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
