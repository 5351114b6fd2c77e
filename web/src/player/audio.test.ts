import { expect, test } from "vitest";
import { fileKey, newIdentity, sealDetached } from "../seal/age.ts";
import { join, type Bytes } from "../seal/bytes.ts";
import { AudioReader, layOut, PCM_HEAD, RATE, type FetchRange, type SealedSegment } from "./audio.ts";
import { playable } from "./wav.ts";

const HEAD = head();
const CHUNK = 65_552;

/// As the recorder writes it: format 7 with a fact chunk, 58 bytes.
function head(): Bytes {
  const bytes = new Uint8Array(58);
  const view = new DataView(bytes.buffer);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  put(0, "RIFF");
  view.setUint32(4, 0xffffffff, true);
  put(8, "WAVEfmt ");
  view.setUint32(16, 18, true);
  view.setUint16(20, 7, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, RATE, true);
  put(38, "fact");
  view.setUint32(42, 4, true);
  view.setUint32(46, 0xffffffff, true);
  put(50, "data");
  view.setUint32(54, 0xffffffff, true);
  return bytes;
}

function noise(frames: number, seed: number): Bytes {
  let state = seed;
  return Uint8Array.from({ length: frames * 2 }, () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16);
}

interface Kept {
  segments: SealedSegment[];
  fetch: FetchRange;
  payloads: Bytes[];
  fetched: () => number;
}

async function kept(parts: readonly Bytes[], start: Bytes = HEAD): Promise<Kept> {
  const { identity, recipient } = await newIdentity("x25519");
  const payloads: Bytes[] = [];
  const segments: SealedSegment[] = [];
  let count = 0;
  for (const [n, part] of parts.entries()) {
    const { header, payload } = await sealDetached(recipient, join(start, part));
    payloads.push(payload);
    segments.push({ address: `/${n}`, fileKey: await fileKey(identity, header), sealed: payload.length });
  }
  const fetch: FetchRange = (address, from, to) => {
    count += to - from;
    return Promise.resolve(payloads[Number(address.slice(1))]?.slice(from, to) ?? new Uint8Array());
  };
  return { segments, fetch, payloads, fetched: () => count };
}

async function asWhole(parts: readonly Bytes[]): Promise<Uint8Array> {
  return new Uint8Array(await playable(RATE, parts).arrayBuffer());
}

/// Frames so that a segment's plaintext is exactly so many full chunks.
const FULL = (65_536 - 58) / 2;

test.each([[[0]], [[1]], [[5]], [[FULL]], [[FULL + 1]], [[32_768 * 3, 7, 40_000]], [[2 * 32_768 - 29, 1]]])(
  "any part of segments of %j frames is what the whole has there",
  async (sizes) => {
    const parts = sizes.map((frames, i) => noise(frames, i + 1));
    const recording = await kept(parts);
    const audio = await layOut(recording.segments, true, recording.fetch);
    const reader = new AudioReader(audio, recording.fetch);
    const whole = await asWhole(parts);
    expect(reader.length).toBe(whole.length);
    const borders = [0, 1, 43, 44, 45, 47, 48, 131_115, 131_116, 131_117, whole.length - 1, whole.length];
    for (const from of borders.filter((at) => at <= whole.length)) {
      for (const length of [0, 1, 3, 4, 4_097, 200_000]) {
        const to = Math.min(whole.length, from + length);
        expect(same(await reader.read(from, to), whole.subarray(from, to)), `${from} to ${to}`).toBe(true);
      }
    }
  },
);

test("only what is asked for is fetched", async () => {
  const recording = await kept([noise(8_000 * 60, 1), noise(8_000 * 60, 2)]);
  const reader = new AudioReader(await layOut(recording.segments, true, recording.fetch), recording.fetch);
  expect(recording.fetched()).toBe(0);
  await reader.read(PCM_HEAD + 100_000, PCM_HEAD + 100_004);
  expect(recording.fetched()).toBe(16 + CHUNK);
});

test("a recording that broke off has what opens, to the frame", async () => {
  const part = noise(32_768 * 2 + 500, 3);
  const recording = await kept([part]);
  const first = recording.segments[0];
  if (!first) throw new Error("one segment");
  // Torn in the third chunk; between chunks; in the first; not at all.
  for (const [sealed, frames] of [
    [16 + 2 * CHUNK + 100, 65_536 - 29],
    [16 + 2 * CHUNK, 65_536 - 29],
    [16 + CHUNK - 1, 0],
    [10, 0],
    [first.sealed, 32_768 * 2 + 500],
  ] as const) {
    const audio = await layOut([{ ...first, sealed }], false, recording.fetch);
    expect(audio.frames, `${sealed}`).toBe(frames);
    const reader = new AudioReader(audio, recording.fetch);
    const whole = await asWhole([part.subarray(0, frames * 2)]);
    expect(same(await reader.read(0, reader.length), whole)).toBe(true);
  }
});

test("the bytes that a lost disk block left are not played", async () => {
  const recording = await kept([noise(32_768 * 3, 4)]);
  const [first] = recording.segments;
  if (!first) throw new Error("one segment");
  recording.payloads[0]?.fill(0, 16 + CHUNK, 16 + 2 * CHUNK);
  const audio = await layOut([{ ...first, sealed: 16 + 2 * CHUNK }], false, recording.fetch);
  expect(audio.frames).toBe(32_768 - 29);
});

test.each([
  ["a flipped bit", (payload: Uint8Array) => payload.set([(payload[20_000] ?? 0) ^ 1], 20_000)],
  ["a changed nonce", (payload: Uint8Array) => payload.set([(payload[0] ?? 0) ^ 1], 0)],
  ["chunks in another order", (payload: Uint8Array) => payload.copyWithin(16, 16 + CHUNK, 16 + 2 * CHUNK)],
])("%s is refused", async (_, damage) => {
  const recording = await kept([noise(32_768 * 3, 5)]);
  const audio = await layOut(recording.segments, true, recording.fetch);
  const [payload] = recording.payloads;
  if (payload) damage(payload);
  const reader = new AudioReader(audio, recording.fetch);
  await expect(reader.read(0, 1_000)).rejects.toMatchObject({ why: "bad-payload" });
});

test("a final chunk in the middle, and no final chunk at the end, are refused", async () => {
  const recording = await kept([noise(32_768 * 2, 6)]);
  const [first] = recording.segments;
  if (!first) throw new Error("one segment");
  const shorter = { ...first, sealed: 16 + 2 * CHUNK };
  const audio = await layOut([shorter], true, recording.fetch);
  const reader = new AudioReader(audio, recording.fetch);
  await reader.read(0, 1_000);
  await expect(reader.read(reader.length - 1_000, reader.length)).rejects.toMatchObject({ why: "bad-payload" });
});

test("a head that is not the recorder's is refused", async () => {
  const other = HEAD.slice();
  new DataView(other.buffer).setUint32(24, 16_000, true);
  for (const start of [other, join(HEAD, new Uint8Array(2)).fill(0, 0, 4)]) {
    const recording = await kept([noise(100, 7)], start);
    const reader = new AudioReader(await layOut(recording.segments, true, recording.fetch), recording.fetch);
    await expect(reader.read(0, 100)).rejects.toMatchObject({ why: "malformed" });
  }
});

test("what failed on the way is asked for again", async () => {
  const recording = await kept([noise(100, 8)]);
  let fail = true;
  const flaky: FetchRange = (...wanted) =>
    fail ? Promise.reject(new TypeError("offline")) : recording.fetch(...wanted);
  const reader = new AudioReader(await layOut(recording.segments, true, flaky), flaky);
  await expect(reader.read(0, 100)).rejects.toThrow(TypeError);
  fail = false;
  expect(await reader.read(0, 100)).toHaveLength(100);
});

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
