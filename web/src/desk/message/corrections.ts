import { Problem } from "../../api/api.ts";
import type { Form, FormField, NewMessage, OwnRelease } from "../../api/types.ts";
import { isNoCell } from "../../seal/index.ts";
import { EMPTY, faultsOf, tidied, write, type Draft } from "./checks.ts";
import { wordsOf } from "./leaving.ts";
import { RANG } from "./rang.ts";
import { bodyOf, type MessageBody } from "./sealing.ts";
import type { SentMessage } from "./sentMessage.ts";
import { Dispatch, over, type Sending } from "./sending.ts";

/// Why a message was not opened again: in the office's own sentence, or for what happened in this page.
export type NotOpened = { said: string } | "no-cell" | "not-opened";

export type Correcting =
  | { kind: "none" }
  | { kind: "opening"; of: SentMessage }
  | { kind: "refused"; of: SentMessage; why: NotOpened }
  | {
      kind: "open";
      of: SentMessage;
      before: MessageBody;
      draft: Draft;
      touched: ReadonlySet<string>;
      sending: Sending;
      /// Counts the tries to send that found faults.
      refusedSends: number;
    };

export interface Corrected {
  sent: readonly SentMessage[];
  correcting: Correcting;
}

export interface CorrectionPorts {
  /// The office writes the log's entry before it gives the message back.
  release: (sent: SentMessage) => Promise<OwnRelease>;
  open: (sent: SentMessage, released: OwnRelease) => Promise<MessageBody>;
  seal: (sent: SentMessage, body: MessageBody) => Promise<Omit<NewMessage, "urgent">>;
  /// @returns until when the new version can be corrected, null if it cannot
  post: (sent: SentMessage, message: NewMessage) => Promise<string | null>;
  pause: (ms: number) => Promise<void>;
  now: () => Date;
  changed: (corrected: Corrected) => void;
}

/// The reason stands beside the client's own fields and is checked as they are.
export const WHY: FormField = {
  key: "correction.why",
  kind: "text",
  label: { ja: "訂正の理由（任意）", en: "Why it is corrected (optional)" },
  hint: null,
  required: false,
  max: 100,
  options: null,
};

/// The messages that this page can correct, and the one that is being corrected. In memory only, as its key is.
export class Corrections {
  readonly #ports: CorrectionPorts;
  #shown: Corrected = { sent: [], correcting: { kind: "none" } };
  #dispatch: Dispatch | null = null;

  constructor(ports: CorrectionPorts) {
    this.#ports = ports;
  }

  get shown(): Corrected {
    return this.#shown;
  }

  add(sent: SentMessage): void {
    this.#set({ sent: [sent, ...this.#current()] });
  }

  /// Forgets what can no longer be corrected.
  tick(): void {
    const sent = this.#current();
    if (sent.length !== this.#shown.sent.length) this.#set({ sent });
  }

  async begin(of: SentMessage): Promise<void> {
    this.#dispatch = null;
    this.#set({ correcting: { kind: "opening", of } });
    try {
      const before = await this.#ports.open(of, await this.#ports.release(of));
      if (!this.#isAbout(of)) return;
      const open = { before, draft: draftOf(before), touched: new Set<string>(), refusedSends: 0 };
      this.#set({ correcting: { kind: "open", of, ...open, sending: { kind: "idle" } } });
    } catch (trouble) {
      if (!this.#isAbout(of)) return;
      this.#set({ correcting: { kind: "refused", of, why: whyNot(trouble) } });
    }
  }

  cancel(): void {
    this.#dispatch = null;
    this.#set({ correcting: { kind: "none" } });
  }

  write(key: string, value: string): void {
    this.#keep((draft) => write(draft, key, value));
  }

  readBack(key: string, done: boolean): void {
    this.#keep(({ values, readBack }) => ({ values, readBack: { ...readBack, [key]: done } }));
  }

  leave(key: string): void {
    const { correcting } = this.#shown;
    if (correcting.kind !== "open") return;
    this.#set({ correcting: { ...correcting, touched: new Set(correcting.touched).add(key) } });
  }

  /// Checks, seals and sends; a second press while it runs does nothing.
  async send(): Promise<void> {
    const { correcting } = this.#shown;
    if (correcting.kind !== "open") return;
    const { of } = correcting;
    const form = formOf(of);
    const draft = tidied(form, correcting.draft);
    if (faultsOf(form, draft).size > 0) {
      const touched = new Set(form.fields.map((field) => field.key));
      this.#set({ correcting: { ...correcting, draft, touched, refusedSends: correcting.refusedSends + 1 } });
      return;
    }
    this.#set({ correcting: { ...correcting, draft } });
    this.#dispatch ??= this.#dispatchOf(of);
    await this.#dispatch.send();
  }

  #dispatchOf(of: SentMessage): Dispatch {
    // one that was left goes on, and is about nothing on the screen any more
    const isOpen = () => this.#dispatch === mine;
    const mine: Dispatch = new Dispatch({
      seal: async () => {
        const { correcting } = this.#shown;
        if (correcting.kind !== "open" || !isOpen()) throw new Error("nothing is being corrected");
        const { draft, before } = correcting;
        const body = correctedBody(of, before, draft, this.#ports.now().toISOString());
        const sealed = await this.#ports.seal(of, body);
        return { ...sealed, urgent: draft.values.urgent === "true", words: wordsOf(of.leaving, body) };
      },
      post: async (message) => {
        this.#arrived(of, message, await this.#ports.post(of, message));
        if (!isOpen()) return;
        this.#dispatch = null;
        this.#set({ correcting: { kind: "none" } });
      },
      pause: this.#ports.pause,
      changed: (sending) => {
        const { correcting } = this.#shown;
        if (correcting.kind === "open" && isOpen()) this.#set({ correcting: { ...correcting, sending } });
      },
    });
    return mine;
  }

  #arrived(of: SentMessage, { object, manifest }: NewMessage, until: string | null): void {
    const others = this.#current().filter((one) => one !== of);
    const next = { ...of, object, manifest, version: of.version + 1, until: until ?? "" };
    this.#set({ sent: until === null ? others : [next, ...others] });
  }

  #keep(change: (draft: Draft) => Draft): void {
    const { correcting } = this.#shown;
    if (correcting.kind !== "open") return;
    const sending: Sending = over(correcting.sending) ? { kind: "idle" } : correcting.sending;
    this.#set({ correcting: { ...correcting, draft: change(correcting.draft), sending } });
  }

  #isAbout(of: SentMessage): boolean {
    const { correcting } = this.#shown;
    return correcting.kind === "opening" && correcting.of === of;
  }

  #current(): SentMessage[] {
    const now = this.#ports.now().getTime();
    return this.#shown.sent.filter((one) => Date.parse(one.until) > now);
  }

  #set(change: Partial<Corrected>): void {
    this.#shown = { ...this.#shown, ...change };
    this.#ports.changed(this.#shown);
  }
}

function whyNot(trouble: unknown): NotOpened {
  if (trouble instanceof Problem) return { said: trouble.message };
  return isNoCell(trouble) ? "no-cell" : "not-opened";
}

/// The client's form as it was when the message was taken, and the reason.
export function formOf(of: SentMessage): Form {
  return { version: of.form.version, fields: [...of.form.fields, WHY] };
}

function draftOf(body: MessageBody): Draft {
  const draft: Draft = { values: { ...EMPTY.values }, readBack: { ...EMPTY.readBack } };
  for (const { key, value, readBack, refersTo } of body.form.fields) {
    draft.values[key] = refersTo === "caller" ? RANG : value;
    if (readBack) draft.readBack[key] = true;
  }
  return draft;
}

function correctedBody(of: SentMessage, before: MessageBody, draft: Draft, at: string): MessageBody {
  const why = draft.values[WHY.key] ?? "";
  const call = { id: of.call, form: of.form, caller: before.caller };
  // The very page that sealed it before: it runs the same bundle.
  const body = bodyOf(call, draft, before.operator, at, before.program ?? null);
  return { ...body, correction: { why: why === "" ? null : why } };
}
