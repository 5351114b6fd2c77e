import type { DeskCall } from "../../api/types.ts";
import { spoken } from "../../i18n/kana.ts";

/// What a telephone field holds instead of a number: "the one that rang". The desk need not know
/// it; the client's inbox puts the slip's number there (docs/formats/message.md). No one types it
/// by chance.
export const RANG = "the-number-that-rang";

/// The same in words, which travel along.
export const RANG_WORDS = { ja: "掛けてきた番号", en: "The number that rang" };

/// The caller's number, as far as the page knows it.
export interface Rang {
  /// Its last digits.
  ending: string;
  /// E.164, once it was shown.
  whole: string | null;
  /// Whether a message can refer to it.
  kept: boolean;
}

/// @returns null if the caller has no number
export function rangOf(call: DeskCall, whole: Whole): Rang | null {
  const { ending } = call.caller;
  if (ending === null) return null;
  return { ending, whole: whole.kind === "shown" ? whole.number : null, kept: call.slip === true };
}

/// What the field gets: the number once it was shown, else the reference, if there is something to refer to.
export function filling({ whole, kept }: Rang): string | null {
  return whole === null ? (kept ? RANG : null) : spoken(whole);
}

/// `shown`: the client's log has it. `none`: the network gave no number after all.
export type Whole =
  | { kind: "masked" }
  | { kind: "asking" }
  | { kind: "shown"; number: string }
  | { kind: "none" }
  | { kind: "refused"; why: string };

export interface UnmaskingPorts {
  /// The office writes the log's entry before it answers.
  ///
  /// @throws Problem
  fetch: (call: string) => Promise<{ number: string | null }>;
  changed: (whole: Whole) => void;
}

/// The whole number of the caller in hand, when the operator asks for it. In this page's memory, and gone with the call.
export class Unmasking {
  readonly #ports: UnmaskingPorts;
  #turn: object | null = null;
  #whole: Whole = { kind: "masked" };

  constructor(ports: UnmaskingPorts) {
    this.#ports = ports;
  }

  /// A second press while it is asked for, or after, does nothing.
  async ask(call: string): Promise<void> {
    if (this.#whole.kind === "asking" || this.#whole.kind === "shown") return;
    const turn = {};
    this.#turn = turn;
    this.#set({ kind: "asking" });
    const whole = await this.#ports.fetch(call).then(
      ({ number }): Whole => (number === null ? { kind: "none" } : { kind: "shown", number }),
      (trouble: unknown): Whole => ({ kind: "refused", why: trouble instanceof Error ? trouble.message : "" }),
    );
    // The answer for a call that has ended is discarded.
    if (this.#turn === turn) this.#set(whole);
  }

  /// The call left this desk.
  end(): void {
    this.#turn = null;
    if (this.#whole.kind !== "masked") this.#set({ kind: "masked" });
  }

  #set(whole: Whole): void {
    this.#whole = whole;
    this.#ports.changed(whole);
  }
}
