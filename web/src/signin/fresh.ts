import type { PrfSecret } from "../seal/index.ts";

/// The secret of a ceremony that was just performed, so that a member who signs in need not touch
/// the passkey twice. It lies in the cell, and is gone once taken.

export interface FreshSecret {
  credentialId: string;
  prf: PrfSecret | null;
}

let fresh: FreshSecret | null = null;

export function putFresh(secret: FreshSecret) {
  fresh = secret;
}

export function takeFresh(): FreshSecret | null {
  const taken = fresh;
  fresh = null;
  return taken;
}
