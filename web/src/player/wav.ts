/// Reads the recordings' format: RIFF WAVE, µ-law (G.711), two channels, left the caller and right the
/// operator. The length in the header is unknown when recording begins, so it is not believed: the audio
/// goes to the end of the data, minus a torn last frame.

export interface Audio {
  /// Samples per second and channel.
  rate: number;
  /// Interleaved µ-law, left first.
  ulaw: Uint8Array;
}

const MULAW = 7;

/// @throws RangeError if this is not such a file
export function readWav(file: Uint8Array): Audio {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12 || tag(file, 0) !== "RIFF" || tag(file, 8) !== "WAVE") throw new RangeError("not a WAVE file");
  let rate = 0;
  for (let at = 12; at + 8 <= file.length;) {
    const name = tag(file, at);
    const length = view.getUint32(at + 4, true);
    if (name === "fmt ") {
      if (at + 24 > file.length) throw new RangeError("torn header");
      if (view.getUint16(at + 8, true) !== MULAW || view.getUint16(at + 10, true) !== 2)
        throw new RangeError("not µ-law stereo");
      rate = view.getUint32(at + 12, true);
    }
    if (name === "data") {
      if (rate < 1) throw new RangeError("data before format");
      const end = Math.min(file.length, at + 8 + length);
      return { rate, ulaw: file.subarray(at + 8, end - ((end - at - 8) % 2)) };
    }
    at += 8 + length + (length % 2);
  }
  throw new RangeError("no audio in it");
}

function tag(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}

/// ITU-T G.711 µ-law to 16-bit linear.
export function linear(ulaw: number): number {
  const u = ~ulaw & 0xff;
  const magnitude = (((u & 0x0f) << 3) + 0x84) << ((u >> 4) & 7);
  return u & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
}

const LINEAR = Int16Array.from({ length: 256 }, (_, u) => linear(u));

/// How much of the other side is heard in each ear: hard left and right tire the listener.
const BLEED = 0.3;

/// One playable file from all segments, 16-bit PCM stereo, softly panned.
export function playable(rate: number, ulaw: readonly Uint8Array[]): Blob {
  const bytes = ulaw.reduce((sum, part) => sum + part.length, 0);
  const parts: BlobPart[] = [pcmHeader(rate, bytes * 2)];
  for (const part of ulaw) parts.push(panned(part));
  return new Blob(parts, { type: "audio/wav" });
}

export function panned(ulaw: Uint8Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(ulaw.length);
  for (let i = 0; i + 1 < ulaw.length; i += 2) {
    const left = LINEAR[ulaw[i] ?? 0xff] ?? 0;
    const right = LINEAR[ulaw[i + 1] ?? 0xff] ?? 0;
    pcm[i] = left * (1 - BLEED) + right * BLEED;
    pcm[i + 1] = right * (1 - BLEED) + left * BLEED;
  }
  return pcm;
}

export function pcmHeader(rate: number, bytes: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(44);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode("RIFF"), 0);
  view.setUint32(4, 36 + bytes, true);
  header.set(new TextEncoder().encode("WAVEfmt "), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  header.set(new TextEncoder().encode("data"), 36);
  view.setUint32(40, bytes, true);
  return header;
}

/// The loudest sample of each of `columns` equal parts, 0 to 1: the picture of who spoke when. Grows part by part.
export class Picture {
  readonly caller: Float32Array;
  readonly operator: Float32Array;
  readonly #frames: number;

  constructor(frames: number, columns: number) {
    this.#frames = Math.max(1, frames);
    this.caller = new Float32Array(columns);
    this.operator = new Float32Array(columns);
  }

  /// @param from the frame where `ulaw` begins
  add(from: number, ulaw: Uint8Array): void {
    const columns = this.caller.length;
    for (let i = 0, frame = from; i + 1 < ulaw.length; i += 2, frame++) {
      const column = Math.min(columns - 1, Math.floor((frame * columns) / this.#frames));
      const left = Math.abs(LINEAR[ulaw[i] ?? 0xff] ?? 0) / 32_768;
      const right = Math.abs(LINEAR[ulaw[i + 1] ?? 0xff] ?? 0) / 32_768;
      if (left > (this.caller[column] ?? 0)) this.caller[column] = left;
      if (right > (this.operator[column] ?? 0)) this.operator[column] = right;
    }
  }
}
