import type { PrfSecret } from "../../seal/index.ts";

/// The secret of a ceremony that was just performed, so that a member who signs in need not use the
/// passkey twice. It is in the cell, and is gone once taken.

export interface FreshSecret {
  credentialId: string;
  prf: PrfSecret | null;
}

let fresh: FreshSecret | null = null;
const listeners = new Set<() => void>();

export function putFresh(secret: FreshSecret) {
  fresh = secret;
  for (const listener of listeners) listener();
}

/// Calls when one is put: a sign-in over an open page opens what waits for the passkey there.
///
/// @return forgets the listener
export function onFresh(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function takeFresh(): FreshSecret | null {
  const taken = fresh;
  fresh = null;
  return taken;
}
