import { api, Problem, request } from "../api/api.ts";
import type { DeskCall, DeskState, NoticeApproved } from "../api/types.ts";
import { draftPorts } from "./message/draftPorts.ts";
import { DraftKeeping, WrittenDraft } from "./message/drafts.ts";
import { EMPTY, faultsOf, tidied, write, written, type Draft, type Fault } from "./message/checks.ts";
import { correctionPorts } from "./message/correctionPorts.ts";
import { Corrections, type Corrected } from "./message/corrections.ts";
import { Line, type LineState } from "./line/line.ts";
import { AskedLeaving, NOTHING } from "./message/leaving.ts";
import { placeAgain } from "./place/place.ts";
import { playInHeadset, Replay, type ReplayState } from "./line/replay.ts";
import { Unmasking, type Whole } from "./message/rang.ts";
import { Ring } from "./line/ring.ts";
import type { Sealer } from "./message/sealing.ts";
import { going, over } from "./message/sending.ts";
import { Submission, type InHand, type KeyDoubt } from "./message/submission.ts";
import { inCall, may, type Act } from "./line/state.ts";
import { follow, type Freshness } from "./line/stream.ts";

/// What is shown besides the desk itself.
export type Aside = { kind: "none" } | { kind: "help" } | { kind: "discard" } | KeyDoubt;

export interface Snapshot extends InHand {
  fresh: Freshness;
  line: LineState;
  /// Fields the operator has left, or all of them after a try to send.
  touched: ReadonlySet<string>;
  aside: Aside;
  /// The last act that failed, until the next one.
  trouble: "network" | "state" | "elsewhere" | null;
  /// The key that fills the number found its field full; until something is written.
  full: boolean;
  replay: ReplayState;
  /// The number of the caller in hand, if it was asked for.
  whole: Whole;
  /// Counts the tries to send that found faults: each one moves the focus to the first.
  refusedSends: number;
  corrected: Corrected;
}

/// Which window asks for the line, to the server.
const WINDOW = crypto.randomUUID();

async function negotiate(offer: string, again: boolean): Promise<string | null> {
  try {
    return (await api.post<{ answer: string }>("/api/desk/line", { offer, window: WINDOW, again })).answer;
  } catch (trouble) {
    if (trouble instanceof Problem && trouble.code === "line-elsewhere") return null;
    throw trouble;
  }
}

function failure(trouble: unknown): "network" | "state" | "elsewhere" {
  if (!(trouble instanceof Problem) || trouble.status !== 409) return "network";
  return trouble.code === "desk-elsewhere" ? "elsewhere" : "state";
}

/// The operator's workplace: joins line, ring, events, drafts and sending, and knows no React. All of it
/// lives in memory; closing the tab leaves nothing behind but the pins of company keys.
export class Workplace {
  readonly #sealer: Promise<Sealer>;
  readonly #operator: string;
  readonly #ring = new Ring();
  readonly #line: Line;
  readonly #replay: Replay;
  readonly #unmasking: Unmasking;
  readonly #written = new WrittenDraft();
  /// The operator goes on a break, and the server has not said yet that they are away.
  #leavingDesk = false;
  /// Where the operator addressed a call's message.
  #chosen: { call: string; box: string | null } | null = null;
  readonly #listeners = new Set<() => void>();
  readonly corrections: Corrections;
  readonly #asked: AskedLeaving;
  readonly #submission: Submission;
  #keeping: { call: string; of: DraftKeeping } | null = null;
  #unfollow: (() => void) | undefined;
  #snapshot: Snapshot = {
    desk: null,
    fresh: "connecting",
    line: { kind: "off" },
    draft: EMPTY,
    box: null,
    touched: new Set(),
    sending: { kind: "idle" },
    aside: { kind: "none" },
    trouble: null,
    full: false,
    replay: "off",
    whole: { kind: "masked" },
    leaving: NOTHING,
    refusedSends: 0,
    corrected: { sent: [], correcting: { kind: "none" } },
  };

  constructor(operator: string, sealer: Promise<Sealer>) {
    this.#operator = operator;
    this.#sealer = sealer;
    this.#line = new Line({
      negotiate,
      changed: (line) => this.#set({ line }),
      speaker: new Audio(),
    });
    this.#replay = new Replay({
      fetch: async (call, signal) =>
        (await request("POST", `/api/desk/calls/${call}/replay`, {}, { signal })).arrayBuffer(),
      play: playInHeadset,
      lower: () => this.#line.lower(),
      raise: () => this.#line.raise(),
      changed: (replay) => this.#set({ replay }),
    });
    this.#unmasking = new Unmasking({
      fetch: (call) => api.post<{ number: string | null }>(`/api/desk/calls/${call}/number`),
      changed: (whole) => this.#set({ whole }),
    });
    this.#asked = new AskedLeaving({
      fetch: (call) => api.get<NoticeApproved>(`/api/desk/calls/${call}/notice-approval`),
      changed: (leaving) => this.#set({ leaving }),
    });
    this.corrections = new Corrections({
      ...correctionPorts(sealer),
      changed: (corrected) => this.#set({ corrected }),
    });
    this.#submission = new Submission({
      operator,
      sealer,
      now: () => this.#snapshot,
      changed: (sending) => this.#set({ sending }),
      doubt: (aside) => this.#set({ aside }),
      unreachable: () => this.#set({ trouble: "network" }),
      sent: (message) => this.corrections.add(message),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.#snapshot;

  start(): void {
    this.#unfollow = follow({
      state: (desk) => this.#arrived(desk),
      freshness: (fresh) => {
        this.#set({ fresh });
        if (fresh === "lost") placeAgain();
      },
      // The shell shows the sign-in when any request is answered 401: this one is.
      signedOut: () => void api.get("/api/me").catch(() => undefined),
    });
    window.addEventListener("online", this.#online);
    void this.#submission.announceKey().catch(() => undefined);
  }

  stop(): void {
    this.#unfollow?.();
    this.#ring.stop();
    this.#replay.stop();
    this.#unmasking.end();
    this.#line.close();
    this.#endKeeping();
    window.removeEventListener("online", this.#online);
  }

  readonly #online = (): void => this.#line.retryNow();

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }

  #arrived(desk: DeskState): void {
    const before = this.#snapshot.desk;
    const change: Partial<Snapshot> = { desk };
    const id = desk.call?.id ?? null;
    const away = desk.status === "away";
    this.#written.arrived(id, away);
    if (away) this.#leavingDesk = false;
    if (before?.call?.id !== desk.call?.id) {
      change.draft = this.#written.of(id);
      change.touched = new Set();
      change.sending = { kind: "idle" };
      change.aside = { kind: "none" };
      this.#replay.stop();
      this.#submission.end();
      this.#endKeeping();
      this.#asked.end();
    }
    change.box = this.#chosen?.call === desk.call?.id ? (this.#chosen?.box ?? null) : (desk.call?.mailbox ?? null);
    if (desk.call?.messageSent) {
      change.sending = { kind: "sent" };
      this.#endKeeping();
    }
    // A call that rings here again was out of these hands meanwhile.
    if (before?.call?.id !== desk.call?.id || desk.status === "ringing") this.#unmasking.end();
    this.#set(change);
    if (desk.call && desk.status !== "ringing") void this.#asked.of(desk.call);
    this.#line.speak(inCall(desk));
    if (desk.status === "ringing") this.#ring.start();
    else this.#ring.stop();
    // After a reload the shift goes on: the microphone was allowed before, so no gesture is needed.
    if (!away && !this.#leavingDesk && this.#snapshot.line.kind === "off") void this.#line.open();
    // The message has gone and the caller too: on to the next call.
    if (desk.status === "wrapup" && desk.call?.messageSent && before?.call?.messageSent === false) this.do("finish");
  }

  /// Does what a key or a button says, if the state allows it.
  do(act: Act): void {
    if (!may(this.#snapshot.desk, act)) return;
    const call = this.#snapshot.desk?.call?.id ?? "";
    switch (act) {
      case "ready":
        this.#leavingDesk = false;
        this.#ring.wake();
        void this.#line.open();
        this.#post("/api/desk/ready");
        return;
      case "away":
        // the server may hear of the line's end first, and show the desk as it still is
        this.#leavingDesk = true;
        this.#line.close();
        this.#post("/api/desk/away", () => {
          this.#leavingDesk = false;
          void this.#line.open();
        });
        return;
      case "answer":
        this.#ring.stop();
        this.#post(`/api/desk/calls/${call}/answer`);
        return;
      case "hold":
      case "resume":
      case "hangup": {
        this.#post(`/api/desk/calls/${call}/${act}`);
        return;
      }
      case "replay":
        this.#replay.press(call);
        return;
      case "number":
        return void this.#unmasking.ask(call);
      case "send":
        return void this.send();
      case "finish":
        if (this.#snapshot.sending.kind !== "sent" && written(this.#snapshot.draft)) {
          this.#set({ aside: { kind: "discard" } });
          return;
        }
        this.finish();
        return;
    }
  }

  /// Ends the wrap-up, whatever is written.
  finish(): void {
    const call = this.#snapshot.desk?.call;
    if (!call) return;
    this.#set({ aside: { kind: "none" } });
    this.#written.end();
    this.#post(`/api/desk/calls/${call.id}/finish`, () => {
      if (this.#snapshot.desk?.call?.id === call.id) this.#written.put(call.id, this.#snapshot.draft);
    });
  }

  reconnectLine(): void {
    if (this.#snapshot.line.kind === "lost") this.#line.retryNow();
    else void this.#line.open();
  }

  show(aside: Aside): void {
    this.#set({ aside });
  }

  /// There is something in the number's field already, and the operator's own words are not thrown away.
  sayFull(): void {
    this.#set({ full: true });
  }

  write(key: string, value: string): void {
    if (this.#snapshot.full) this.#set({ full: false });
    this.#keep(write(this.#snapshot.draft, key, value));
  }

  readBack(key: string, done: boolean): void {
    const { values, readBack } = this.#snapshot.draft;
    this.#keep({ values, readBack: { ...readBack, [key]: done } });
  }

  /// @param box a mailbox of the call's client, or null for its general box
  choose(box: string | null): void {
    const call = this.#snapshot.desk?.call;
    if (!call) return;
    this.#chosen = { call: call.id, box };
    this.#set({ box, aside: { kind: "none" } });
    // another draft: what is kept elsewhere is sealed anew, to this box
    this.#keep({ ...this.#snapshot.draft });
  }

  /// The mailbox cannot be sealed to; the operator has decided for the general box.
  sendToGeneral(): void {
    this.choose(null);
    void this.send();
  }

  leave(key: string): void {
    this.#set({ touched: new Set(this.#snapshot.touched).add(key) });
  }

  #keep(draft: Draft): void {
    const call = this.#snapshot.desk?.call;
    if (!call) return;
    this.#written.put(call.id, draft);
    const keeps = !call.messageSent && call.form.messages !== false;
    if (keeps && may(this.#snapshot.desk, "send")) this.#keepElsewhere(call, draft);
    const { sending } = this.#snapshot;
    this.#set({ draft, ...(over(sending) ? { sending: { kind: "idle" } } : {}) });
  }

  /// With the office, sealed, in case this operator's access ends before they can send it.
  #keepElsewhere(call: DeskCall, draft: Draft): void {
    if (this.#keeping?.call !== call.id) {
      this.#endKeeping();
      const of = new DraftKeeping(draftPorts(this.#sealer, call, this.#operator, () => this.#snapshot.box));
      this.#keeping = { call: call.id, of };
    }
    this.#keeping.of.changed(draft);
  }

  #endKeeping(): void {
    this.#keeping?.of.end();
    this.#keeping = null;
  }

  /// Checks, seals and sends; a second press while it runs does nothing.
  async send(): Promise<void> {
    const { desk, sending } = this.#snapshot;
    const call = desk?.call;
    if (!call?.seal || call.form.messages === false || !may(desk, "send") || going(sending)) return;
    const draft = tidied(call.form, this.#snapshot.draft);
    this.#keep(draft);
    const faults: Map<string, Fault> = faultsOf(call.form, draft);
    if (faults.size > 0) {
      this.#set({
        touched: new Set(call.form.fields.map((field) => field.key)),
        refusedSends: this.#snapshot.refusedSends + 1,
      });
      return;
    }
    // On to the next call when the server's state says that the message is there (#arrived): once, not twice.
    await this.#submission.submit(call);
  }

  /// The operator has compared the fingerprints by another way.
  acceptKey(): void {
    const call = this.#snapshot.desk?.call;
    if (!call) return;
    this.#submission.acceptKey(call);
    this.#set({ aside: { kind: "none" } });
    void this.send();
  }

  #post(path: string, refused: () => void = () => undefined): void {
    this.#set({ trouble: null });
    api.post(path).catch((trouble: unknown) => {
      refused();
      if (trouble instanceof Problem && trouble.code === "place-not-stated") placeAgain();
      this.#set({ trouble: failure(trouble) });
    });
  }
}
