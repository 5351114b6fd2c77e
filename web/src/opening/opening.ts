import { useSyncExternalStore } from "react";
import { api, Problem } from "../api/api.ts";
import type { InboxItem, Release, ReleasedSegment } from "../api/types.ts";
import {
  checkHeader,
  openSegment,
  SealTrouble,
  toAgeFile,
  verifyManifest,
  type CompanyIdentity,
  type Manifest,
  type ReviewerIdentity,
} from "../seal/index.ts";
import { layOut, RATE, type SealedSegment } from "../player/audio.ts";
import { handOver, takeAllBack, takeBack } from "../player/handing.ts";
import { Manners } from "../player/manners.ts";
import { Picture, playable, readWav } from "../player/wav.ts";
import { runningBundle } from "../trust/running.ts";
import { lineOf, within } from "./keys/boxes.ts";
import { bytesOf, payload, payloadAddress, payloadRange, release } from "./fetching.ts";
import { keyOf, onLock, type Holding } from "./keys/keyring.ts";
import { checkStanding, type Standing } from "./standing.ts";
import { readMessage, readSlip, type ReadMessage, type ReadSlip } from "./types.ts";

export interface OpenedMessage extends OpenedSeal {
  message: ReadMessage;
  /// 1, or more if it is a correction.
  version: number;
}

export interface OpenedSlip extends OpenedSeal {
  slip: ReadSlip;
}

interface OpenedSeal {
  epoch: number;
  /// The sealer's key, shortened for people to compare.
  signedBy: string;
  /// The program at the edge that sealed it; null if it does not say, and of what a browser sealed.
  program: string | null;
  /// The bundle that opened it, which is this page's; null if it is not known.
  openedWith: string | null;
}

/// What was opened in this page, so that going back and forth writes no second entry into the log.
const opened = new Map<string, OpenedMessage>();
const openedSlips = new Map<string, OpenedSlip>();
const openedDrafts = new Map<string, OpenedMessage>();
const watchers = new Set<() => void>();
/// How often the keys were locked: what began to be opened before stays out of what was emptied then.
let locks = 0;
onLock(() => {
  locks += 1;
  opened.clear();
  openedSlips.clear();
  openedDrafts.clear();
});

/// What was opened and read, for the code that makes it searchable.
export interface Read {
  object: string;
  call: string;
  sealedAt: string;
  text: { kind: "message"; message: ReadMessage } | { kind: "slip"; slip: ReadSlip };
}

export interface Reading {
  read: (read: Read, company: Holding) => void;
  /// It was erased, or is another's now.
  gone: (object: string) => void;
}

const readings = new Set<Reading>();

export function onReading(reading: Reading): void {
  readings.add(reading);
}

/// Ids of the messages that this page opened, each with an entry in the log, the newest last.
export function openedObjects(): string[] {
  return [...opened.keys()].map((name) => name.slice(name.lastIndexOf(" ") + 1));
}

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

/// The newest version of a call's message, if it was opened.
export function openedBefore({ call, message }: InboxItem): OpenedMessage | undefined {
  return message ? opened.get(`newest ${call} ${message.object}`) : undefined;
}

/// What was opened of a call since the keys were opened. Nothing is asked of the server.
export function openedOfCall(call: string): { message: ReadMessage | null; slip: ReadSlip | null } {
  const of = <T>(kept: ReadonlyMap<string, T>, name: string) => [...kept].find(([key]) => key.startsWith(name))?.[1];
  return { message: of(opened, `newest ${call} `)?.message ?? null, slip: of(openedSlips, `${call} `)?.slip ?? null };
}

/// Releases, fetches, checks and reads one message. The server writes the log entry before it releases.
///
/// @param call whose message it is said to be
export async function openMessage(
  company: Holding,
  call: string,
  object: string,
  standing: Standing,
): Promise<OpenedMessage> {
  const name = `${standing} ${call} ${object}`;
  const kept = opened.get(name);
  if (kept) return kept;
  const since = locks;
  const { text, seal } = await openText(company, { call, object, kind: "message" }, "read", standing);
  if (text.kind !== "message") throw new SealTrouble("wrong-object");
  const { message } = text;
  const result = { message, ...seal };
  if (locks === since) opened.set(name, result);
  for (const watcher of watchers) watcher();
  return result;
}

/// Opens and reads the slip of a call that no one answered, as a message is opened.
export async function openSlip(company: Holding, call: string, object: string): Promise<OpenedSlip> {
  const name = `${call} ${object}`;
  const kept = openedSlips.get(name);
  if (kept) return kept;
  const since = locks;
  const { text, seal } = await openText(company, { call, object, kind: "slip" }, "read", null);
  if (text.kind !== "slip") throw new SealTrouble("wrong-object");
  const result = { slip: text.slip, ...seal };
  if (locks === since) openedSlips.set(name, result);
  return result;
}

/// Opens what an operator had written who lost the call. It is not made to be found: the message is.
export async function openDraft(company: Holding, call: string, object: string): Promise<OpenedMessage> {
  const name = `${call} ${object}`;
  const kept = openedDrafts.get(name);
  if (kept) return kept;
  const since = locks;
  const sealed = await openSealed(company, { call, object, kind: "draft" }, "read", null);
  const { version, epoch, signedBy, program, openedWith } = sealed;
  const message = readMessage(sealed.plain, "draft");
  if (!message) throw new SealTrouble("malformed");
  const result = { message, version, epoch, signedBy, program, openedWith };
  if (locks === since) openedDrafts.set(name, result);
  return result;
}

/// Opens what goes into a file of the member's own. Each time is an entry, also of what was read in this page.
export async function openToSave(company: Holding, call: string, object: string, kind: "message"): Promise<ReadMessage>;
export async function openToSave(company: Holding, call: string, object: string, kind: "slip"): Promise<ReadSlip>;
export async function openToSave(
  company: Holding,
  call: string,
  object: string,
  kind: "message" | "slip",
): Promise<ReadMessage | ReadSlip> {
  const standing = kind === "message" ? "newest" : null;
  const { text } = await openText(company, { call, object, kind }, "download", standing);
  return text.kind === "message" ? text.message : text.slip;
}

/// Opens for the sake of the indexes alone; to the list it is as unopened as before.
export async function openForIndex(company: Holding, object: string, kind: "message" | "slip"): Promise<void> {
  await openText(company, { call: null, object, kind }, "index", null);
}

async function openText(
  company: Holding,
  wanted: Wanted & { kind: "message" | "slip" },
  purpose: "read" | "index" | "download",
  standing: Standing | null,
) {
  const { object, kind } = wanted;
  try {
    const { plain, manifest, ...seal } = await openSealed(company, wanted, purpose, standing);
    const text = textOf(kind, plain);
    const { call, sealedAt } = manifest;
    for (const reading of readings) reading.read({ object, call, sealedAt, text }, within(company, manifest.company));
    return { text, seal };
  } catch (trouble) {
    if (trouble instanceof Problem && (trouble.status === 404 || trouble.status === 410)) {
      for (const reading of readings) reading.gone(object);
    }
    throw trouble;
  }
}

/// @throws SealTrouble malformed if it is none that we know how to show
export function textOf(kind: "message" | "slip", plain: Uint8Array): Read["text"] {
  if (kind === "message") {
    const message = readMessage(plain);
    if (message) return { kind, message };
  } else {
    const slip = readSlip(plain);
    if (slip) return { kind, slip };
  }
  throw new SealTrouble("malformed");
}

/// Releases, fetches and checks what has one segment: a text.
export async function openSealed(
  company: Holding,
  wanted: Wanted,
  purpose: "read" | "index" | "download" | "disclosure",
  standing: Standing | null,
) {
  const { object } = wanted;
  const released = await release(object, purpose);
  const manifest = await checked(company, released, wanted);
  if (wanted.kind === "message") await checkStanding(company, released, object, standing);
  const [first] = released.segments;
  if (!first || released.segments.length !== 1) throw new SealTrouble("wrong-object");
  const key = await keyFor(company, manifest, first);
  const { plaintext } = await openSegment(key, manifest, 0, bytesOf(first.header), await payload(object, 0));
  const openedWith = await runningBundle();
  return {
    plain: plaintext,
    manifest,
    version: manifest.version,
    epoch: key.epoch,
    signedBy: manifest.sealer.key.slice(0, 8),
    program: manifest.sealer.program ?? null,
    openedWith,
  };
}

/// An object as the screen shows it.
export interface Wanted {
  object: string;
  kind: "message" | "slip" | "recording" | "draft";
  /// Beside whose time and number it is shown; null if beside none.
  call: string | null;
}

/// The signature says how many parts there are; an answer with fewer would shorten the object in silence.
export async function checked(company: Holding, released: Release, wanted: Wanted): Promise<Manifest> {
  const { object, kind, call } = wanted;
  const manifest = await verifyManifest(released.manifest, released.signature, {
    client: company.client,
    object,
    kind,
  });
  if (manifest.client !== company.line.client) throw new SealTrouble("wrong-client");
  if (call !== null && manifest.call !== call) throw new SealTrouble("wrong-call");
  if (released.segments.length !== manifest.segments.length || released.segments.some(({ n }, i) => n !== i)) {
    throw new SealTrouble("wrong-object");
  }
  return manifest;
}

/// The key of the epoch that a header is sealed to, after checking who made the header.
export async function keyFor(
  company: Holding,
  manifest: Manifest,
  { n, header, remade }: ReleasedSegment,
): Promise<CompanyIdentity> {
  const { line } = lineOf(company, manifest.company);
  const epoch = await checkHeader(line, manifest, n, bytesOf(header), remade ?? null);
  return keyOf(company, epoch.fingerprint);
}

export interface OpenedRecording {
  /// Playable now, read in parts as it is asked for; null if this browser cannot, until `check` is through.
  address: string | null;
  durationMs: number;
  complete: boolean;
  /// The program at the edge that sealed it; null if it does not say.
  sealedWith: string | null;
  /// The bundle that opens it, which is this page's; null if it is not known.
  openedWith: string | null;
  /// Fetches and checks all of it, part by part, between the times when a listener waits for sound;
  /// fills the picture.
  ///
  /// @returns an address to play from memory where there is none yet
  /// @throws SealTrouble if anything is not what was signed: then nothing of it may be played on
  check(progress: (part: number) => void, stopped: () => boolean): Promise<string | null>;
  picture: Picture;
  manners: Manners;
  close(): void;
}

/// Columns of the picture of who spoke when.
export const COLUMNS = 600;

onLock(takeAllBack);

/// Opens a recording. It can be heard at once: every chunk proves itself under its segment's key. Meanwhile `check`
/// compares each whole segment with what was signed.
export async function openRecording(company: Holding, call: string, object: string): Promise<OpenedRecording> {
  const released = await release(object, "play");
  const manifest = await checked(company, released, { object, kind: "recording", call });
  const keys = await Promise.all(released.segments.map((segment) => keyFor(company, manifest, segment)));
  return await playParts(released.segments, manifest, keys, (n) => payloadAddress(object, n));
}

/// What opens a header and its payload.
export type Opener = CompanyIdentity | ReviewerIdentity;

/// @param segments as released, each header checked
/// @param keys what opens each
/// @param addressOf where the payload of a segment is fetched
export async function playParts(
  segments: readonly ReleasedSegment[],
  manifest: Manifest,
  keys: readonly Opener[],
  addressOf: (n: number) => string,
): Promise<OpenedRecording> {
  const sealed: SealedSegment[] = [];
  for (const [n, { header }] of segments.entries()) {
    const fileKey = await at(keys, n).fileKey(bytesOf(header));
    sealed.push({ address: addressOf(n), fileKey, sealed: manifest.segments[n]?.length ?? 0 });
  }
  const audio = await layOut(sealed, manifest.complete, payloadRange);
  const picture = new Picture(audio.frames, COLUMNS);
  let address = await handOver(audio);
  const inMemory = address === null;
  const manners = new Manners();
  return {
    address,
    manners,
    durationMs: (audio.frames * 1000) / RATE,
    complete: manifest.complete,
    sealedWith: manifest.sealer.program ?? null,
    openedWith: await runningBundle(),
    picture,
    async check(progress, stopped) {
      const kept: Uint8Array[] = [];
      for (const [n, { header }] of segments.entries()) {
        if (!inMemory) await manners.quiet();
        if (stopped()) return null;
        const whole = await openSegment(at(keys, n), manifest, n, bytesOf(header), await api.bytes(addressOf(n)));
        if (whole.plaintext.length > 0) {
          const { ulaw } = readWav(whole.plaintext);
          picture.add(audio.segments[n]?.from ?? 0, ulaw);
          if (inMemory) kept.push(ulaw);
        }
        progress((n + 1) / segments.length);
        await new Promise((rest) => setTimeout(rest));
      }
      if (inMemory && !stopped()) address = URL.createObjectURL(playable(RATE, kept));
      return address;
    },
    close() {
      if (address === null) return;
      if (inMemory) URL.revokeObjectURL(address);
      else takeBack(address);
    },
  };
}

function at(keys: readonly Opener[], n: number): Opener {
  const key = keys[n];
  if (!key) throw new SealTrouble("wrong-object");
  return key;
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
