/// What the page and its player worker say to each other.

import type { SealedAudio } from "./audio.ts";

export const WORKER = "/player.js";

/// Requests under this path never leave the browser.
export const PLACE = "/sealed-audio/";

export type ToWorker =
  { kind: "take"; token: string; audio: SealedAudio } | { kind: "forget"; token: string } | { kind: "claim" };

/// The worker was put to sleep and has lost its memory: a page that plays hands over again.
export interface ToPage {
  kind: "ask";
  token: string;
}
