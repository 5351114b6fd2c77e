import { Problem } from "../../api/api.ts";

/// `gone`: this operator no longer has the call, or it ended too long ago. `failed`: worth another
/// try.
export type ReplayState = "off" | "asking" | "playing" | "gone" | "failed";

export interface ReplayPorts {
  /// The last seconds of a call, as a WAV.
  ///
  /// @throws Problem
  fetch: (call: string, signal: AbortSignal) => Promise<ArrayBuffer>;
  /// Plays a WAV into the headset, and overwrites what it made of it.
  ///
  /// @returns how to stop it
  play: (wav: ArrayBuffer, ended: () => void) => Promise<() => void>;
  /// The live call: softer while the past is heard, and never cut.
  lower: () => void;
  raise: () => void;
  changed: (state: ReplayState) => void;
}

/// Lets the operator hear the last seconds of the call in hand again. What is played comes from this page, not over the
/// line: the caller hears nothing of it. Nothing is kept after the last sound.
export class Replay {
  readonly #ports: ReplayPorts;
  #turn: AbortController | null = null;
  #silence: (() => void) | null = null;

  constructor(ports: ReplayPorts) {
    this.#ports = ports;
  }

  /// The same key begins and stops.
  press(call: string): void {
    if (this.#turn) this.stop();
    else void this.#begin(call);
  }

  stop(): void {
    this.#end("off");
  }

  async #begin(call: string): Promise<void> {
    const turn = new AbortController();
    this.#turn = turn;
    this.#ports.changed("asking");
    try {
      const wav = await this.#ports.fetch(call, turn.signal);
      if (this.#turn !== turn) return;
      this.#ports.lower();
      const silence = await this.#ports.play(wav, () => {
        if (this.#turn === turn) this.#end("off");
      });
      if (this.#turn !== turn) {
        silence();
        return;
      }
      this.#silence = silence;
      this.#ports.changed("playing");
    } catch (trouble) {
      if (this.#turn === turn) this.#end(trouble instanceof Problem && trouble.status === 404 ? "gone" : "failed");
    }
  }

  #end(state: ReplayState): void {
    this.#turn?.abort();
    this.#turn = null;
    this.#silence?.();
    this.#silence = null;
    this.#ports.raise();
    this.#ports.changed(state);
  }
}

/// Both voices in the middle: the line, too, is heard with both ears.
export async function playInHeadset(wav: ArrayBuffer, ended: () => void): Promise<() => void> {
  const context = new AudioContext();
  const sound = await context.decodeAudioData(wav);
  const source = new AudioBufferSourceNode(context, { buffer: sound });
  const middle = new GainNode(context, { channelCount: 1, channelCountMode: "explicit" });
  source.connect(middle).connect(context.destination);
  source.onended = ended;
  source.start();
  return () => {
    source.onended = null;
    source.stop();
    for (let channel = 0; channel < sound.numberOfChannels; channel++) sound.getChannelData(channel).fill(0);
    void context.close();
  };
}
