/// The desk's ring, made by WebAudio: two soft tones, a second on and two off (the Japanese ringing
/// cadence), so that no file must be loaded when the call is already there.
const ON_S = 1;
const PERIOD_S = 3;
const LOUDNESS = 0.12;
/// Far more rings than anyone lets a caller wait: the queue gives up long before.
const RINGS = 60;

export class Ring {
  #context: AudioContext | null = null;
  #gain: GainNode | null = null;

  /// Browsers let a page sound only after a gesture; called when the operator opens the line.
  wake(): void {
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") void this.#context.resume();
  }

  start(): void {
    if (this.#gain) return;
    this.wake();
    const context = this.#context;
    if (!context) return;
    const gain = context.createGain();
    gain.gain.value = 0;
    gain.connect(context.destination);
    for (const hertz of [660, 880]) {
      const tone = context.createOscillator();
      tone.type = "sine";
      tone.frequency.value = hertz;
      tone.connect(gain);
      tone.start();
      tone.stop(context.currentTime + RINGS * PERIOD_S);
    }
    for (let ring = 0; ring < RINGS; ring++) {
      const from = context.currentTime + ring * PERIOD_S;
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.05);
      gain.gain.setValueAtTime(LOUDNESS, from + ON_S - 0.1);
      gain.gain.linearRampToValueAtTime(0, from + ON_S);
    }
    this.#gain = gain;
  }

  stop(): void {
    this.#gain?.disconnect();
    this.#gain = null;
  }
}
