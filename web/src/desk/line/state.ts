import type { DeskState, DeskStatus } from "../../api/types.ts";

/// The acts an operator may do now. Keys and buttons read this one table, so they cannot differ.
export type Act = "ready" | "away" | "answer" | "hold" | "resume" | "hangup" | "send" | "finish" | "replay" | "number";

const ACTS: Record<DeskStatus, readonly Act[]> = {
  away: ["ready"],
  ready: ["away"],
  ringing: ["answer", "away"],
  talking: ["hold", "hangup", "send", "replay", "number"],
  held: ["resume", "hangup", "send", "replay", "number"],
  wrapup: ["send", "finish", "replay", "number"],
};

/// May this act be done in this state? A call already reported is not sent a second time.
export function may(state: DeskState | null, act: Act): boolean {
  if (!state?.status || !ACTS[state.status].includes(act)) return false;
  if (act === "send") return state.call !== null && !state.call.messageSent;
  // What must not be recorded is not kept for a second either.
  if (act === "replay") return state.call?.recording.on === true;
  if (act === "number") return (state.call?.caller.ending ?? null) !== null;
  return true;
}

/// Is a caller's line joined to this desk's, or about to be? It is from the first ring on, so that no word after the
/// answer is lost.
export function inCall(state: DeskState): boolean {
  return state.status === "ringing" || state.status === "talking" || state.status === "held";
}

/// How many clients' calls cannot ring here while this desk waits for calls. Their names are not known here.
export function passedBy(state: DeskState | null): number {
  return state?.status === "ready" ? state.passing : 0;
}

/// Takes `next` unless it is older than what is shown: a reconnect may replay the past.
export function newer(shown: DeskState | null, next: DeskState): DeskState {
  return shown && next.seq < shown.seq ? shown : next;
}
