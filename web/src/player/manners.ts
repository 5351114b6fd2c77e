/// How long sound may be waited for until the check goes on all the same, in ms: it says what is wrong.
const PATIENCE_MS = 5_000;

/// After the last wait for sound, and at the beginning, when a listener may be about to press
/// "play", in ms.
const REST_MS = 700;

/// Lets the check of a recording step back while a listener waits for sound: both want the same
/// processors.
export class Manners {
  #waits = false;
  #since = performance.now();

  /// @param waits whether a listener waits for sound now
  sound(waits: boolean): void {
    this.#waits = waits;
    this.#since = performance.now();
  }

  /// Done when no one waits, or the check has waited for too long.
  async quiet(): Promise<void> {
    for (;;) {
      const due = this.#since + (this.#waits ? PATIENCE_MS : REST_MS) - performance.now();
      if (due <= 0) return;
      await new Promise((rest) => setTimeout(rest, Math.min(due, 50)));
    }
  }
}
