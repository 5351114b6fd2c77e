import { api } from "../../api/api.ts";
import type { DeskCall, DeskState, NewMessage, TakenMessage } from "../../api/types.ts";
import { pin, type Pin } from "../../opening/keys/pin.ts";
import { isNoCell } from "../../seal/index.ts";
import { runningBundle } from "../../trust/running.ts";
import { addressed, BoxUnproven } from "./box.ts";
import type { Draft } from "./checks.ts";
import { NOTHING, wordsOf, type Leaving } from "./leaving.ts";
import { bodyOf, urgent, type Sealer } from "./sealing.ts";
import type { SentMessage } from "./sentMessage.ts";
import { Dispatch, type Sending } from "./sending.ts";

/// A key that a message cannot be sealed to before somebody has looked.
export type KeyDoubt =
  | { kind: "pin-changed"; before: Pin }
  | { kind: "pin-bad" }
  /// The key of this mailbox is not proven; the general box is there.
  | { kind: "box-bad"; name: string };

/// What is in hand, and what is written of it.
export interface InHand {
  desk: DeskState | null;
  draft: Draft;
  /// The mailbox that the message goes to; null for the general box.
  box: string | null;
  sending: Sending;
  /// What of the call's message leaves in a mail, if it goes to the general box.
  leaving: Leaving;
}

export interface SubmissionPorts {
  operator: string;
  sealer: Promise<Sealer>;
  now: () => InHand;
  changed: (sending: Sending) => void;
  /// Nothing is sent; a person must decide.
  doubt: (doubt: KeyDoubt) => void;
  /// The chosen mailbox could not be asked for; nothing is sent.
  unreachable: () => void;
  /// A message that may still be corrected has gone.
  sent: (message: SentMessage) => void;
}

/// Seals a checked message to a key that this device believes, and sends it.
export class Submission {
  readonly #ports: SubmissionPorts;
  /// The call in hand with the key that its message is sealed to.
  #addressed: DeskCall | null = null;
  #dispatch: { call: string; of: Dispatch } | null = null;

  constructor(ports: SubmissionPorts) {
    this.#ports = ports;
  }

  /// Another call is in hand, or none.
  end(): void {
    this.#dispatch = null;
    this.#addressed = null;
  }

  /// Before each use: the office knows one key of a desk, and forgets it when it starts anew, ends our session, or
  /// hears of another window's.
  async announceKey(): Promise<void> {
    const { publicKey } = await this.#ports.sealer;
    await api.post("/api/desk/signing-key", { publicKey });
  }

  /// Nothing can be written meanwhile: what was checked is what is sealed.
  async submit(call: DeskCall): Promise<void> {
    const before = this.#ports.now().sending;
    this.#ports.changed({ kind: "sealing" });
    try {
      // What is sealed already goes where it is sealed to.
      const sure = before.kind === "unsure" || ((await this.#trusted(call)) && (await this.#address(call)));
      if (!this.#inHand(call)) return;
      if (!sure) {
        this.#ports.changed(before);
        return;
      }
    } catch (trouble) {
      if (!this.#inHand(call)) return;
      this.#ports.changed({ kind: isNoCell(trouble) ? "no-cell" : "not-sealed" });
      if (!isNoCell(trouble)) throw trouble;
      return;
    }
    if (this.#dispatch?.call !== call.id) this.#dispatch = { call: call.id, of: this.#dispatchOf(call) };
    await this.#dispatch.of.send();
  }

  /// The operator has compared the fingerprints by another way.
  acceptKey({ client, seal }: DeskCall): void {
    if (!seal) return;
    const { fingerprint, epoch } = seal;
    pin(client.id, { fingerprint, epoch, seen: new Date().toISOString() });
  }

  #inHand(call: DeskCall): boolean {
    return this.#ports.now().desk?.call?.id === call.id;
  }

  /// Follows the chain from what this device sealed to before; a person must look when it does not lead here.
  async #trusted(call: DeskCall): Promise<boolean> {
    if (!call.seal) return false;
    const trust = await (await this.#ports.sealer).trust(call);
    switch (trust.kind) {
      case "compare":
        this.#ports.doubt({ kind: "pin-changed", before: trust.before });
        return false;
      case "bad":
        this.#ports.doubt({ kind: "pin-bad" });
        return false;
      case "good":
        return true;
    }
  }

  /// Finds the key of the box that was chosen, and checks that the client's members answer for it.
  async #address(call: DeskCall): Promise<boolean> {
    const { box } = this.#ports.now();
    try {
      this.#addressed = box === null ? call : await addressed(call, box);
      return true;
    } catch (trouble) {
      if (isNoCell(trouble)) throw trouble;
      if (trouble instanceof BoxUnproven) {
        const name = call.mailboxes.find((one) => one.id === box)?.name ?? "";
        this.#ports.doubt({ kind: "box-bad", name });
      } else this.#ports.unreachable();
      return false;
    }
  }

  #dispatchOf(call: DeskCall): Dispatch {
    // As it was sealed: when the answer comes, another call may be in hand.
    let to = call;
    let leaving = NOTHING;
    return new Dispatch({
      seal: async () => {
        const { draft, box, leaving: shown } = this.#ports.now();
        to = this.#addressed ?? call;
        // What was shown is what leaves.
        leaving = box === null ? shown : NOTHING;
        const body = bodyOf(call, draft, this.#ports.operator, new Date().toISOString(), await runningBundle());
        const words = wordsOf(leaving, body);
        return { ...(await (await this.#ports.sealer).seal(to, body)), urgent: urgent(draft), words };
      },
      post: async (message: NewMessage) => {
        await this.announceKey();
        const { correctableUntil } = await api.post<TakenMessage>("/api/messages", message);
        if (correctableUntil !== null) this.#sent(to, message, leaving, correctableUntil);
      },
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      changed: (sending) => {
        if (this.#inHand(call)) this.#ports.changed(sending);
      },
    });
  }

  #sent({ client, form, seal }: DeskCall, message: NewMessage, leaving: Leaving, until: string): void {
    if (!seal) return;
    const { call, object, manifest } = message;
    const { id, name } = client;
    const sentAt = new Date().toISOString();
    this.#ports.sent({
      object,
      version: 1,
      manifest,
      call,
      client: { id, name },
      form,
      seal,
      sentAt,
      leaving,
      until,
    });
  }
}
