/// A conversation that nobody had: two voices take turns, µ-law stereo 8 kHz, as the recorder writes it.
export function conversation(seconds: number): Uint8Array {
  const frames = seconds * 8000;
  const file = new Uint8Array(46 + frames * 2);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode("RIFF"), 0);
  view.setUint32(4, 0xffffffff, true);
  file.set(new TextEncoder().encode("WAVEfmt "), 8);
  view.setUint32(16, 18, true);
  view.setUint16(20, 7, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 16_000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 8, true);
  file.set(new TextEncoder().encode("data"), 38);
  view.setUint32(42, 0xffffffff, true);
  for (let i = 0; i < frames; i++) {
    const t = i / 8000;
    const turn = Math.sin(t / 1.7) + 0.4 * Math.sin(t * 1.3);
    const syllable = Math.max(0, Math.sin(t * 17) + 0.5 * Math.sin(t * 41 + 1));
    file[46 + i * 2] = mulaw(turn > 0.15 ? Math.sin(t * 2 * Math.PI * 210) * syllable * 0.35 : 0);
    file[47 + i * 2] = mulaw(turn < -0.15 ? Math.sin(t * 2 * Math.PI * 330) * syllable * 0.3 : 0);
  }
  return file;
}

/// ITU-T G.711.
function mulaw(level: number): number {
  const magnitude = Math.min(32_635, Math.abs(Math.round(level * 32_767))) + 0x84;
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((level < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}
