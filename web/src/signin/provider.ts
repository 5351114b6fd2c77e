import { api, Problem } from "../api/api.ts";
import type { Me } from "../api/types.ts";

/// The way to an identity provider and back. The key stays in this tab: what comes back in the
/// address is worth nothing without it, and an answer that someone else began finds no key here.

export type Purpose = "sign-in" | "link";

export interface Begun {
  address: string;
  state: string;
  key: string;
}

interface OnTheWay {
  purpose: Purpose;
  state: string;
  key: string;
  then: string | null;
}

const KEPT = "denwaban.provider";

/// Leaves for the provider.
///
/// @param slug of the client whose provider it is; null for the office's
export async function leaveToSignIn(slug: string | null, then: string | null): Promise<void> {
  leave(await api.post<Begun>("/api/sign-in/provider/begin", { with: slug }, { quiet401: true }), "sign-in", then);
}

export async function leaveToLink(): Promise<void> {
  leave(await api.post<Begun>("/api/identity/begin"), "link", null);
}

function leave({ address, state, key }: Begun, purpose: Purpose, then: string | null) {
  if (!/^https?:\/\//.test(address)) throw new Problem(0, "provider-refused", "");
  sessionStorage.setItem(KEPT, JSON.stringify({ purpose, state, key, then } satisfies OnTheWay));
  window.location.assign(address);
}

/// What came back: the answer to what this tab began, a refusal by the provider, or another
/// person's answer.
export type CameBack =
  | { kind: "answer"; purpose: Purpose; then: string | null; body: Readonly<Record<string, string>> }
  | { kind: "denied"; purpose: Purpose }
  | { kind: "elsewhere" };

/// Reads the address once, and what was kept for it; both are gone afterwards.
///
/// @param search of the address
/// @param kept where this tab keeps things
export function cameBack(search: string, kept: Storage): CameBack {
  const said = new URLSearchParams(search);
  const own = read(kept.getItem(KEPT));
  kept.removeItem(KEPT);
  const state = said.get("state");
  if (own === null || state !== own.state) return { kind: "elsewhere" };
  const code = said.get("code");
  if (code === null) return { kind: "denied", purpose: own.purpose };
  const iss = said.get("iss");
  const body = { state, key: own.key, code, ...(iss === null ? {} : { iss }) };
  return { kind: "answer", purpose: own.purpose, then: own.then, body };
}

function read(text: string | null): OnTheWay | null {
  try {
    return text === null ? null : (JSON.parse(text) as OnTheWay);
  } catch {
    return null;
  }
}

/// Signed in; or the passkey must follow, with what the server gave for it.
export type Answered = { kind: "in"; me: Me } | { kind: "on-top"; onTop: string } | { kind: "linked" };

export async function answer(purpose: Purpose, body: Readonly<Record<string, string>>): Promise<Answered> {
  if (purpose === "link") {
    await api.post("/api/identity", body);
    return { kind: "linked" };
  }
  const said = await api.post<Me | { onTop: string }>("/api/sign-in/provider", body, { quiet401: true, begins: true });
  return "onTop" in said ? { kind: "on-top", onTop: said.onTop } : { kind: "in", me: said };
}
