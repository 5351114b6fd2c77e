import { useSyncExternalStore } from "react";
import { Problem } from "../api/api.ts";
import {
  checkManifest,
  openObject,
  openSegment,
  readStatement,
  SealTrouble,
  toAgeFile,
  type CompanyIdentity,
  type Manifest,
} from "../seal/index.ts";
import { bytesOf, payload, release } from "./fetching.ts";
import { onLock } from "./keyring.ts";
import { readMessage, readSlip, type ReadMessage, type ReadSlip } from "./types.ts";
import { peaks, playable, readWav } from "./wav.ts";

/// Why something is not shown, in the words of texts.ts.
export type Refusal = "not-found" | "log-unavailable" | "signature" | "mismatch" | "key" | "broken" | "offline";

export function refusalOf(trouble: unknown): Refusal {
  if (trouble instanceof Problem) {
    if (trouble.status === 404) return "not-found";
    if (trouble.code === "log-unavailable") return "log-unavailable";
    return "offline";
  }
  if (!(trouble instanceof SealTrouble)) return "broken";
  switch (trouble.why) {
    case "bad-signature":
      return "signature";
    case "wrong-client":
    case "wrong-object":
    case "bad-payload":
      return "mismatch";
    case "wrong-key":
    case "wrong-suite":
    case "bad-header":
    case "wrong-unlock":
      return "key";
    case "malformed":
      return "broken";
  }
}

export interface OpenedMessage extends OpenedSeal {
  message: ReadMessage;
}

export interface OpenedSlip extends OpenedSeal {
  slip: ReadSlip;
}

interface OpenedSeal {
  epoch: number;
  /// The sealer's key, shortened for people to compare.
  signedBy: string;
}

/// What was opened in this page, so that going back and forth writes no second entry into the log.
const opened = new Map<string, OpenedMessage>();
const openedSlips = new Map<string, OpenedSlip>();
const watchers = new Set<() => void>();
onLock(() => {
  opened.clear();
  openedSlips.clear();
});

/// Counts what is open, so that the list can tell the names of what was opened.
export function useOpenedCount(): number {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => opened.size,
  );
}

export function openedBefore(object: string): OpenedMessage | undefined {
  return opened.get(object);
}

/// Releases, fetches, checks and reads one message. The server writes the log entry before it releases.
export async function openMessage(company: CompanyIdentity, object: string): Promise<OpenedMessage> {
  const kept = opened.get(object);
  if (kept) return kept;
  const { plain, ...seal } = await openSealed(company, object, "message");
  const message = readMessage(plain);
  if (!message) throw new SealTrouble("malformed");
  const result = { message, ...seal };
  opened.set(object, result);
  for (const watcher of watchers) watcher();
  return result;
}

/// Opens and reads the slip of a call that nobody answered, as a message is opened.
export async function openSlip(company: CompanyIdentity, object: string): Promise<OpenedSlip> {
  const kept = openedSlips.get(object);
  if (kept) return kept;
  const { plain, ...seal } = await openSealed(company, object, "slip");
  const slip = readSlip(plain);
  if (!slip) throw new SealTrouble("malformed");
  const result = { slip, ...seal };
  openedSlips.set(object, result);
  return result;
}

async function openSealed(company: CompanyIdentity, object: string, kind: "message" | "slip") {
  const { manifest, signature, segments } = await release(object, "read");
  const [first] = segments;
  if (!first) throw new SealTrouble("malformed");
  const expected = { client: company.client, object, kind };
  const plain = await openObject(
    company,
    bytesOf(first.header),
    await payload(object, first.n),
    manifest,
    signature,
    expected,
  );
  const said = JSON.parse(manifest) as { epoch: number; sealer: { key: string } };
  return { plain, epoch: said.epoch, signedBy: said.sealer.key.slice(0, 8) };
}

export interface OpenedRecording {
  /// Playable; whoever shows it revokes its address.
  file: Blob;
  durationMs: number;
  complete: boolean;
  picture: { caller: Float32Array; operator: Float32Array };
}

/// Columns of the picture of who spoke when.
export const COLUMNS = 600;

/// Opens a recording, segment by segment. The work stays on this page's thread, a segment at a time: a worker
/// would need a script address, which the page's policy refuses, and a copy of the key.
///
/// @param progress told 0 to 1
export async function openRecording(
  company: CompanyIdentity,
  object: string,
  progress: (part: number) => void,
): Promise<OpenedRecording> {
  const released = await release(object, "play");
  const expected = { client: company.client, object, kind: "recording" as const };
  const manifest = await checkManifest(company, released.manifest, released.signature, expected);
  const ulaw: Uint8Array[] = [];
  let rate = 8000;
  let complete = manifest.complete;
  // The signature says how many parts there are; an answer with fewer would shorten the recording in silence.
  if (released.segments.length !== manifest.segments.length || released.segments.some(({ n }, i) => n !== i)) {
    throw new SealTrouble("wrong-object");
  }
  for (const segment of released.segments) {
    const opening = await openOne(company, manifest, object, segment);
    complete &&= opening.complete;
    if (opening.plaintext.length > 0) {
      const audio = readWav(opening.plaintext);
      rate = audio.rate;
      ulaw.push(audio.ulaw);
    }
    progress((segment.n + 1) / released.segments.length);
    await new Promise((rest) => setTimeout(rest));
  }
  const frames = ulaw.reduce((sum, part) => sum + part.length / 2, 0);
  return {
    file: playable(rate, ulaw),
    durationMs: (frames * 1000) / rate,
    complete,
    picture: peaks(ulaw, COLUMNS),
  };
}

async function openOne(
  company: CompanyIdentity,
  manifest: Manifest,
  object: string,
  segment: { n: number; header: string },
): Promise<{ plaintext: Uint8Array; complete: boolean }> {
  return openSegment(company, manifest, segment.n, bytesOf(segment.header), await payload(object, segment.n));
}

/// The files as they are kept, sealed: one per segment, each opens with `age`.
export async function ageFiles(object: string, name: string): Promise<{ name: string; file: Blob }[]> {
  const { segments } = await release(object, "download");
  const files: { name: string; file: Blob }[] = [];
  for (const { n, header } of segments) {
    const part = segments.length > 1 ? `-${n + 1}` : "";
    files.push({ name: `${name}${part}.age`, file: toAgeFile(bytesOf(header), await payload(object, n)) });
  }
  return files;
}

/// Hands a file to the browser's downloads.
export function save(name: string, file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function suiteOfStatement(statement: string): "x25519" | "mlkem768x25519" {
  return readStatement(statement).suite;
}
