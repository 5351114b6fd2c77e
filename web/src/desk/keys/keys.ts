import type { DeskState } from "../../api/types.ts";
import { may, type Act } from "../line/state.ts";

/// The desk's keys. Function keys only: they neither write text nor belong to the Japanese input method
/// outside a composition. F5 (reload), F6 (address), F11 and F12 stay the browser's; F10 is the menu and the
/// IME's half-width key. F7 is taken from the browser's caret browsing, which can be switched on any other page. While the IME composes, F6-F10 convert the text, so nothing is taken.
export const KEYS = {
  help: "F1",
  answer: "F2",
  ready: "F3",
  hold: "F4",
  resume: "F4",
  hangup: "F8",
  send: "F9",
  finish: "F9",
  away: "F3",
  replay: "F7",
  fill: "F2",
  number: "Shift+F2",
} as const satisfies Record<Pressed, string>;

/// `fill` puts the caller's number into the form, where F2 has nothing to answer; Shift+F2 shows it.
export type Pressed = Act | "help" | "fill";

/// What a key press means now, or null to leave it to the browser.
/// F9 sends the message, and goes to the next call when it is sent.
export function meaning(event: KeyboardEvent, state: DeskState | null): Pressed | null {
  // "Process": the input method has taken the key before composition began.
  if (event.isComposing || event.key === "Process" || event.repeat) return null;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.shiftKey) return event.key === "F2" ? able(state, "number") : null;
  switch (event.key) {
    case "F1":
      return "help";
    case "F2":
      return able(state, "answer") ?? (may(state, "send") ? "fill" : null);
    case "F3":
      return able(state, "ready") ?? able(state, "away");
    case "F4":
      return able(state, "hold") ?? able(state, "resume");
    case "F7":
      return able(state, "replay");
    case "F8":
      return able(state, "hangup");
    case "F9":
      return able(state, "send") ?? able(state, "finish");
    // Enter answers only while nothing is being written: a form field keeps its own Enter.
    case "Enter":
      return inField(event) ? null : able(state, "answer");
    default:
      return null;
  }
}

/// These keys are ours even when they mean nothing now, so that F3 never opens the browser's search.
export function ours(event: KeyboardEvent): boolean {
  return !event.isComposing && ["F1", "F2", "F3", "F4", "F7", "F8", "F9"].includes(event.key);
}

function able(state: DeskState | null, act: Act): Act | null {
  return may(state, act) ? act : null;
}

function inField(event: KeyboardEvent): boolean {
  const at = event.target;
  return (
    at instanceof HTMLElement &&
    (at.isContentEditable || ["INPUT", "TEXTAREA", "SELECT", "BUTTON", "A"].includes(at.tagName))
  );
}
