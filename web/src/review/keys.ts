import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import type { Me, ReviewerKey } from "../api/types.ts";
import {
  createReviewerKey,
  reviewerByKit,
  reviewerByPrf,
  wrapWithPrf,
  wrapWithRecovery,
  type ReviewerIdentity,
} from "../seal/index.ts";
import { secretOf } from "../signin/passkey/ceremony.ts";
import { authenticatorFor, rememberedChoice } from "../signin/passkey/choice.ts";
import { takeFresh } from "../signin/passkey/fresh.ts";
import { memberSecret, NoSecret } from "../signin/keys/keys.ts";

const KEY = ["quality", "key"] as const;

/// The key is locked after this long without a key press or a touch, in milliseconds.
export const IDLE_MS = 15 * 60_000;

export type Key = NonNullable<ReviewerKey["key"]>;

export function useKey() {
  return useQuery({ queryKey: KEY, queryFn: () => api.get<ReviewerKey>("/api/quality/key") });
}

export function useKeyAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

/// A key that is made and locked, but not yet registered: the kit must be on paper first.
export interface Draft {
  identity: ReviewerIdentity;
  kit: string;
  body: {
    statement: string;
    signature: string;
    unlocks: { method: "passkey" | "recovery"; credentialId: string | null; blob: string }[];
  };
}

/// @param before the key whose every way to open it is lost
/// @throws NoSecret, PasskeyTrouble, Problem
export async function draftKey(me: Me, before: Key | null): Promise<Draft> {
  const { credentialId, prf } = await memberSecret(me);
  const { identity, statement, signature } = await createReviewerKey(
    me.person,
    before && { epoch: before.epoch, fingerprint: before.fingerprint },
  );
  const passkey = await wrapWithPrf(identity, prf, me.person);
  const { blob, kit } = await wrapWithRecovery(identity);
  const unlocks: Draft["body"]["unlocks"] = [
    { method: "passkey", credentialId, blob: passkey },
    { method: "recovery", credentialId: null, blob },
  ];
  return { identity, kit, body: { statement, signature, unlocks } };
}

export async function register({ body }: Draft): Promise<void> {
  await api.post("/api/quality/key", body);
}

/// With the passkey that signed in a moment ago; null if there was none, or it is another's.
export async function byFresh(me: Me, key: Key): Promise<ReviewerIdentity | null> {
  const fresh = takeFresh();
  const own = key.unlocks.find(({ credentialId }) => credentialId !== null && credentialId === fresh?.credentialId);
  return own && fresh?.prf ? await reviewerByPrf(own.blob, fresh.prf, me.person) : null;
}

/// @throws NoSecret, PasskeyTrouble, SealTrouble
export async function byPasskey(me: Me, key: Key): Promise<ReviewerIdentity> {
  const known = key.unlocks.flatMap(({ credentialId }) => credentialId ?? []);
  const said = await secretOf(await authenticatorFor(rememberedChoice()), known);
  if (!said) throw new NoSecret("no-prf");
  const own = key.unlocks.find(({ credentialId }) => credentialId === said.credentialId);
  if (!own) throw new NoSecret("other-person");
  return await reviewerByPrf(own.blob, said.prf, me.person);
}

/// @throws SealTrouble
export async function byKit(me: Me, key: Key, kit: string): Promise<ReviewerIdentity> {
  const own = key.unlocks.find(({ method }) => method === "recovery");
  if (!own) throw new NoSecret("other-person");
  return await reviewerByKit(own.blob, kit, me.person);
}
