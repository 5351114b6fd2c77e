import { Problem } from "../../api/api.ts";
import type { NewMessage } from "../../api/types.ts";
import { isNoCell } from "../../seal/index.ts";

/// Where a message is on its way. `unsure`: sent, but no answer came; it may have arrived.
export type Sending =
  | { kind: "idle" }
  | { kind: "sealing" }
  | { kind: "sending"; attempt: number }
  | { kind: "unsure" }
  | { kind: "refused"; why: string }
  | { kind: "not-sealed" }
  /// The part of the page that seals does not run; loading the page again may help.
  | { kind: "no-cell" }
  | { kind: "sent" };

export interface SendPorts {
  seal: () => Promise<NewMessage>;
  post: (message: NewMessage) => Promise<void>;
  pause: (ms: number) => Promise<void>;
  changed: (sending: Sending) => void;
}

/// Tries before the operator is asked to press again.
export const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;

/// Seals once and sends until the office has it. The same object is posted each time: the server knows it
/// by its id, so that a repeated post never makes a second message.
export class Dispatch {
  #ports: SendPorts;
  #sealed: NewMessage | null = null;
  #busy = false;

  constructor(ports: SendPorts) {
    this.#ports = ports;
  }

  /// @returns whether the office has the message; pressing twice is harmless
  async send(): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    try {
      return await this.#send();
    } finally {
      this.#busy = false;
    }
  }

  async #send(): Promise<boolean> {
    if (!this.#sealed) {
      this.#ports.changed({ kind: "sealing" });
      try {
        this.#sealed = await this.#ports.seal();
      } catch (trouble) {
        this.#ports.changed({ kind: isNoCell(trouble) ? "no-cell" : "not-sealed" });
        return false;
      }
    }
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      this.#ports.changed({ kind: "sending", attempt });
      try {
        await this.#ports.post(this.#sealed);
        this.#ports.changed({ kind: "sent" });
        return true;
      } catch (trouble) {
        if (final(trouble)) {
          // The office has checked and refused: what is corrected is a new object.
          this.#sealed = null;
          this.#ports.changed({ kind: "refused", why: trouble.message });
          return false;
        }
        if (attempt < ATTEMPTS) await this.#ports.pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
    }
    this.#ports.changed({ kind: "unsure" });
    return false;
  }
}

/// Nothing can be written meanwhile.
export function going({ kind }: Sending): boolean {
  return kind === "sealing" || kind === "sending";
}

/// What is written now is tried anew.
export function over({ kind }: Sending): boolean {
  return kind === "refused" || kind === "not-sealed" || kind === "no-cell";
}

/// Is this answer the office's decision? Outages, 401 (sign in again), 408 and 429 can be tried again.
function final(trouble: unknown): trouble is Problem {
  return (
    trouble instanceof Problem &&
    trouble.status >= 400 &&
    trouble.status < 500 &&
    ![401, 408, 429].includes(trouble.status)
  );
}
