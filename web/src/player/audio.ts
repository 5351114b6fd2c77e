/// A sealed recording, seen as one playable file of which any part can be read: 16-bit PCM, stereo.
///
/// Only the chunks that a part needs are fetched and opened, so a recording of any length costs the
/// same memory and starts at once. Each chunk is authentic by itself under its segment's file key;
/// that the segments are those that were signed for, whole and in order, is checked by the code
/// that opened the recording (inbox/opening.ts).

import { chunks, openChunk, payloadKey, plainLength, SEALED_CHUNK, NONCE } from "../seal/payload.ts";
import { SealTrouble } from "../seal/trouble.ts";
import { panned, pcmHeader, readWav } from "./wav.ts";

/// Bytes before the first frame of a segment (docs/formats/recording-segment.md); checked when it is read.
export const SEGMENT_HEAD = 58;
export const PCM_HEAD = 44;
export const RATE = 8000;

/// Plaintext bytes of a full chunk.
const CHUNK = 65_536;

/// Opened chunks kept at hand, 64 KiB each: ranges overlap.
const KEPT_CHUNKS = 12;

/// One segment, as the page hands it over.
export interface SealedSegment {
  /// Where its payload is fetched.
  address: string;
  fileKey: Uint8Array;
  /// Bytes of the payload, as signed.
  sealed: number;
}

/// @param chunks that open
/// @param ends whether the last of them is the payload's final one
export interface Laid extends SealedSegment {
  chunks: number;
  ends: boolean;
  /// Frames before this segment, and in it.
  from: number;
  frames: number;
}

export interface SealedAudio {
  segments: Laid[];
  frames: number;
}

export type FetchRange = (address: string, from: number, to: number) => Promise<Uint8Array>;

/// Where each segment's frames stand. Needs a look at the end of a recording that broke off.
///
/// @throws SealTrouble bad-payload
export async function layOut(
  segments: readonly SealedSegment[],
  complete: boolean,
  fetch: FetchRange,
): Promise<SealedAudio> {
  const laid: Laid[] = [];
  let from = 0;
  for (const [n, segment] of segments.entries()) {
    const torn = !complete && n === segments.length - 1;
    const { chunks: count, ends } = torn
      ? await tornEnd(segment, fetch)
      : { chunks: chunks(segment.sealed), ends: true };
    const plain = ends ? plainLength(segment.sealed) : count * CHUNK;
    const frames = Math.max(0, Math.floor((plain - SEGMENT_HEAD) / 2));
    laid.push({ ...segment, chunks: count, ends, from, frames });
    from += frames;
  }
  return { segments: laid, frames: from };
}

/// What opens of a payload that may have broken off: its final chunk, or the full chunks before the tear.
async function tornEnd(segment: SealedSegment, fetch: FetchRange): Promise<{ chunks: number; ends: boolean }> {
  const count = chunks(segment.sealed);
  if (count < 1) return { chunks: 0, ends: false };
  const key = await payloadKey(segment.fileKey, await fetch(segment.address, 0, NONCE));
  const opens = async (chunk: number, last: boolean) => {
    const at = NONCE + chunk * SEALED_CHUNK;
    const sealed = await fetch(segment.address, at, Math.min(segment.sealed, at + SEALED_CHUNK));
    return openChunk(key, chunk, last, sealed) !== null;
  };
  if (await opens(count - 1, true)) return { chunks: count, ends: true };
  let whole = Math.floor((segment.sealed - NONCE) / SEALED_CHUNK);
  while (whole > 0 && !(await opens(whole - 1, false))) whole--;
  return { chunks: whole, ends: false };
}

/// Reads parts of the playable file.
export class AudioReader {
  readonly length: number;
  readonly #audio: SealedAudio;
  readonly #fetch: FetchRange;
  readonly #keys = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #opened = new Map<string, Promise<Uint8Array>>();

  constructor(audio: SealedAudio, fetch: FetchRange) {
    this.#audio = audio;
    this.#fetch = fetch;
    this.length = PCM_HEAD + audio.frames * 4;
  }

  /// @param to exclusive
  /// @throws SealTrouble bad-payload, malformed
  async read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
    const out = new Uint8Array(Math.max(0, Math.min(to, this.length) - from));
    if (from < PCM_HEAD) out.set(pcmHeader(RATE, this.length - PCM_HEAD).subarray(from, from + out.length));
    const first = Math.max(0, Math.floor((from - PCM_HEAD) / 4));
    const last = Math.ceil((from + out.length - PCM_HEAD) / 4);
    this.#ahead(first, last);
    for (let frame = first; frame < last;) {
      const ulaw = await this.#run(frame, last);
      const pcm = new Uint8Array(panned(ulaw).buffer);
      const at = PCM_HEAD + frame * 4 - from;
      const skip = Math.max(0, -at);
      out.set(pcm.subarray(skip, Math.min(pcm.length, out.length - at)), at + skip);
      frame += ulaw.length / 2;
    }
    return out;
  }

  /// Asks for all chunks at once; who needs one waits for that one, and hears if it failed.
  #ahead(first: number, last: number): void {
    for (const [n, segment] of this.#audio.segments.entries()) {
      const from = Math.max(first, segment.from) - segment.from;
      const to = Math.min(last, segment.from + segment.frames) - segment.from;
      for (let chunk = chunkOf(from); to > from && chunk <= chunkOf(to - 1); chunk++) {
        this.#chunk(n, segment, chunk).catch(() => undefined);
      }
    }
  }

  /// µ-law from `frame` to the end of its chunk or `until`.
  async #run(frame: number, until: number): Promise<Uint8Array> {
    const n = this.#audio.segments.findIndex((one) => frame < one.from + one.frames);
    const segment = this.#audio.segments[n];
    if (!segment) throw new SealTrouble("bad-payload");
    const inSegment = frame - segment.from;
    const chunk = chunkOf(inSegment);
    const start = SEGMENT_HEAD + inSegment * 2 - chunk * CHUNK;
    const plain = await this.#chunk(n, segment, chunk);
    const wanted = 2 * Math.min(until - frame, segment.frames - inSegment);
    const ulaw = plain.subarray(start, start + wanted);
    if (ulaw.length < 2) throw new SealTrouble("bad-payload");
    return ulaw.subarray(0, ulaw.length - (ulaw.length % 2));
  }

  async #chunk(n: number, segment: Laid, chunk: number): Promise<Uint8Array> {
    const name = `${n}.${chunk}`;
    const kept = this.#opened.get(name);
    if (kept) return await kept;
    const opening = this.#open(n, segment, chunk);
    this.#opened.set(name, opening);
    // What failed is tried again, and what is old goes first.
    opening.catch(() => this.#opened.delete(name));
    for (const old of this.#opened.keys()) {
      if (this.#opened.size <= KEPT_CHUNKS) break;
      this.#opened.delete(old);
    }
    return await opening;
  }

  async #open(n: number, segment: Laid, chunk: number): Promise<Uint8Array> {
    if (chunk >= segment.chunks) throw new SealTrouble("bad-payload");
    const key = await this.#key(n, segment);
    const at = NONCE + chunk * SEALED_CHUNK;
    const sealed = await this.#fetch(segment.address, at, Math.min(segment.sealed, at + SEALED_CHUNK));
    const plain = openChunk(key, chunk, segment.ends && chunk === segment.chunks - 1, sealed);
    if (!plain) throw new SealTrouble("bad-payload");
    if (chunk === 0) checkHead(plain);
    return plain;
  }

  #key(n: number, segment: Laid): Promise<Uint8Array<ArrayBuffer>> {
    let key = this.#keys.get(n);
    if (!key) {
      key = this.#fetch(segment.address, 0, NONCE).then((nonce) => payloadKey(segment.fileKey, nonce));
      this.#keys.set(n, key);
      key.catch(() => this.#keys.delete(n));
    }
    return key;
  }
}

/// The chunk where a segment's frame begins.
function chunkOf(inSegment: number): number {
  return Math.floor((SEGMENT_HEAD + inSegment * 2) / CHUNK);
}

function checkHead(plain: Uint8Array): void {
  try {
    const { rate, ulaw } = readWav(plain);
    if (rate === RATE && ulaw.byteOffset - plain.byteOffset === SEGMENT_HEAD) return;
  } catch (cause) {
    throw new SealTrouble("malformed", { cause });
  }
  throw new SealTrouble("malformed");
}
