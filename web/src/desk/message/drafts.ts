import type { NewMessage } from "../../api/types.ts";
import { EMPTY, written, type Draft } from "./checks.ts";

export interface DraftPorts {
  /// Null if it must not be sealed now: the key is not proven, and the operator is not asked while
  /// they write.
  seal: (draft: Draft) => Promise<NewMessage | null>;
  put: (message: NewMessage) => Promise<void>;
  pause: (ms: number) => Promise<void>;
}

/// From one draft to the next: what was typed since is what a sudden end of access loses.
export const PAUSE_MS = 1_000;

/// Keeps with the office, sealed to the client, what is being written for one call, so that it is
/// not lost when the operator's access ends before they can send it. Always the newest, one at a
/// time. Errors are ignored: the next change tries again, and the operator still has what they
/// wrote.
export class DraftKeeping {
  readonly #ports: DraftPorts;
  #newest: Draft = EMPTY;
  #kept: Draft = EMPTY;
  #busy = false;
  #held = false;
  #over = false;

  constructor(ports: DraftPorts) {
    this.#ports = ports;
  }

  changed(draft: Draft): void {
    this.#newest = draft;
    if (!this.#busy) void this.#keep();
  }

  /// It was sent, or the call is another operator's.
  end(): void {
    this.#over = true;
  }

  async #keep(): Promise<void> {
    this.#busy = true;
    while (!this.#over && this.#newest !== this.#kept) {
      this.#kept = this.#newest;
      try {
        // What was emptied is kept too: the office must not hold on to what the operator took back.
        const sealed = written(this.#kept) || this.#held ? await this.#ports.seal(this.#kept) : null;
        if (sealed) {
          await this.#ports.put(sealed);
          this.#held = true;
        }
      } catch {
        // the next change tries again
      }
      await this.#ports.pause(PAUSE_MS);
    }
    this.#busy = false;
  }
}

/// What is being written for the call in hand, in this page's memory alone. It outlives the call's absence: when the
/// operator's own audio breaks off, the call waits, and comes back to them when the audio does.
export class WrittenDraft {
  #kept: { call: string; draft: Draft } | null = null;

  put(call: string, draft: Draft): void {
    this.#kept = { call, draft };
  }

  /// @param call null where none is in hand
  of(call: string | null): Draft {
    return this.#kept !== null && this.#kept.call === call ? this.#kept.draft : EMPTY;
  }

  /// Another call forgets it, and so does who leaves the desk.
  arrived(call: string | null, away: boolean): void {
    if (away || (call !== null && call !== this.#kept?.call)) this.#kept = null;
  }

  /// The operator is done with the call.
  end(): void {
    this.#kept = null;
  }
}
