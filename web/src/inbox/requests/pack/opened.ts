import { onLock } from "../../../opening/keys/keyring.ts";
import type { Packed } from "./pack.ts";

export type Opened = Omit<Packed, "name">;

/// What was opened for one request and is in no file yet, by object, so that a try goes on where the one before was
/// stopped: the server lets a person open so many in an hour. In this page's memory only, and no longer than the keys.
let kept: { request: string; opened: Map<string, Opened> } | null = null;

onLock(forgetOpened);

/// What was opened for another request is forgotten.
export function openedFor(request: string): Map<string, Opened> {
  if (kept?.request !== request) kept = { request, opened: new Map() };
  return kept.opened;
}

export function forgetOpened(): void {
  kept?.opened.clear();
  kept = null;
}
