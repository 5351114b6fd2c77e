import { api, Problem } from "../api/api.ts";
import { CallerLine, CallTrouble } from "./caller.ts";

export type PhoneState =
  | "idle"
  | "microphone"
  | "connecting"
  | "greeting"
  | "ringing"
  | "waiting"
  | "talking"
  | "held"
  | "ended"
  | "endedThere";

/// What the screen shows. `since` is when the call began, in milliseconds of the epoch.
export interface PhoneView {
  state: PhoneState;
  trouble: Error | null;
  muted: boolean;
  since: number | null;
}

interface CallStatus {
  state: string;
}

/// How often the state of the call is read, in milliseconds.
const LOOK_AGAIN_MS = 700;

export function isOver(state: PhoneState): boolean {
  return state === "idle" || state === "ended" || state === "endedThere";
}

/// The server's words for a call, as the caller would say them.
export function stateOf(status: CallStatus): PhoneState {
  switch (status.state.toLowerCase()) {
    case "greeting":
      return "greeting";
    case "ringing":
    case "offered":
      return "ringing";
    case "queued":
    case "waiting":
      return "waiting";
    case "talking":
    case "answered":
      return "talking";
    case "held":
      return "held";
    case "ended":
    case "wrapup":
    case "gone":
      return "endedThere";
    default:
      return "connecting";
  }
}

/// One telephone: at most one call at a time.
export class Telephone {
  #view: PhoneView = { state: "idle", trouble: null, muted: false, since: null };
  #line: CallerLine | null = null;
  #call: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #watchers = new Set<() => void>();
  readonly #speaker = new Audio();

  readonly view = (): PhoneView => this.#view;

  /// The first watcher plugs the telephone in, the last one to go hangs up.
  readonly watch = (changed: () => void): (() => void) => {
    if (this.#watchers.size === 0) window.addEventListener("pagehide", this.#leave);
    this.#watchers.add(changed);
    return () => {
      this.#watchers.delete(changed);
      if (this.#watchers.size > 0) return;
      window.removeEventListener("pagehide", this.#leave);
      this.#leave();
    };
  };

  async dial(to: string, from: string | null): Promise<void> {
    if (this.#line) return;
    const line = new CallerLine(this.#speaker, () => this.#end("ended", new CallTrouble("media")));
    this.#line = line;
    this.#show({ state: "microphone", trouble: null, since: null });
    try {
      await line.microphone();
      this.#show({ state: "connecting" });
      const made = await api.post<{ call: string; answer: string }>("/api/demo/phone/calls", {
        offer: await line.offer(),
        to,
        from,
      });
      if (this.#line !== line) {
        // Hung up while the call was being set up.
        await api.delete(address(made.call));
        return;
      }
      this.#call = made.call;
      this.#show({ since: Date.now() });
      this.#timer = setInterval(() => void this.#look(made.call), LOOK_AGAIN_MS);
      await line.answer(made.answer);
    } catch (cause) {
      if (this.#line === line) this.#end("idle", cause instanceof Error ? cause : new CallTrouble("media"));
    }
  }

  async hangUp(): Promise<void> {
    const call = this.#call;
    this.#end("ended");
    if (call !== null) await api.delete(address(call)).catch(() => undefined);
  }

  mute(muted: boolean): void {
    if (this.#line) this.#line.muted = muted;
    this.#show({ muted });
  }

  readonly press = (key: string): void => this.#line?.press(key);

  async #look(call: string): Promise<void> {
    try {
      const state = stateOf(await api.get<CallStatus>(address(call)));
      if (this.#call !== call) return;
      if (isOver(state)) this.#end(state);
      else this.#show({ state });
    } catch (gone) {
      if (this.#call === call && gone instanceof Problem && gone.status === 404) this.#end("endedThere");
    }
  }

  readonly #leave = () => {
    if (this.#call !== null) void fetch(address(this.#call), { method: "DELETE", keepalive: true });
    if (this.#line) this.#end("ended");
  };

  #end(state: PhoneState, trouble: Error | null = null) {
    clearInterval(this.#timer);
    this.#line?.close();
    this.#line = null;
    this.#call = null;
    this.#show({ state, trouble, muted: false });
  }

  #show(change: Partial<PhoneView>) {
    this.#view = { ...this.#view, ...change };
    for (const changed of this.#watchers) changed();
  }
}

function address(call: string): string {
  return `/api/demo/phone/calls/${encodeURIComponent(call)}`;
}
