import { expect, test } from "vitest";
import { linear, Picture, playable, readWav } from "./wav.ts";

/// As the recorder writes it: the data size is unknown.
function recording(frames: [number, number][], { format = 7, channels = 2, size = 0xffffffff } = {}): Uint8Array {
  const file = new Uint8Array(12 + 8 + 18 + 8 + frames.length * 2);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode("RIFF"), 0);
  view.setUint32(4, 0xffffffff, true);
  file.set(new TextEncoder().encode("WAVEfmt "), 8);
  view.setUint32(16, 18, true);
  view.setUint16(20, format, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, 8000, true);
  file.set(new TextEncoder().encode("data"), 38);
  view.setUint32(42, size, true);
  file.set(frames.flat(), 46);
  return file;
}

test("µ-law values of G.711", () => {
  expect(linear(0xff)).toBe(0);
  expect(linear(0x7f) + 0).toBe(0);
  expect(linear(0x80)).toBe(32_124);
  expect(linear(0x00)).toBe(-32_124);
});

test("a recording of unknown length is read to its end, a torn frame is left out", () => {
  const whole = recording([
    [1, 2],
    [3, 4],
  ]);
  expect([...readWav(whole).ulaw]).toEqual([1, 2, 3, 4]);
  expect([...readWav(whole.subarray(0, whole.length - 1)).ulaw]).toEqual([1, 2]);
  expect(readWav(recording([])).ulaw).toHaveLength(0);
});

test("a known length is kept", () => {
  const frames: [number, number][] = [
    [1, 2],
    [3, 4],
  ];
  expect(readWav(recording(frames, { size: 2 })).ulaw).toHaveLength(2);
});

test.each([
  ["PCM", recording([[1, 2]], { format: 1 })],
  ["mono", recording([[1, 2]], { channels: 1 })],
  ["nothing", new Uint8Array()],
  ["text", new TextEncoder().encode("RIFFxxxxWAVEfmt")],
])("%s is refused", (_, file) => {
  expect(() => readWav(file)).toThrow(RangeError);
});

test("the picture tells caller from operator, part by part", () => {
  const [loud, still] = [0x80, 0xff];
  const { caller, operator, ...picture } = grown();
  expect(Object.keys(picture)).toEqual([]);
  expect(caller[0]).toBeGreaterThan(0.9);
  expect(caller[1]).toBe(0);
  expect(operator[0]).toBe(0);
  expect(operator[1]).toBeGreaterThan(0.9);

  function grown(): Picture {
    const both = new Picture(4, 2);
    both.add(2, Uint8Array.of(still, loud, still, loud));
    both.add(0, Uint8Array.of(loud, still, loud, still));
    return both;
  }
});

test("what is played has a header that fits", async () => {
  const file = new DataView(await playable(8000, [Uint8Array.of(0x80, 0xff)]).arrayBuffer());
  expect(file.byteLength).toBe(48);
  expect(file.getUint32(40, true)).toBe(4);
  expect(file.getInt16(44, true)).toBeGreaterThan(file.getInt16(46, true));
});
