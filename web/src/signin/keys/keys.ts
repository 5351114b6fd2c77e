import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { holdsNewest } from "../../api/held.ts";
import type { Keys, Me } from "../../api/types.ts";
import {
  createCompanyKey,
  createMemberKey,
  unlockWithPrf,
  wrapWithPrf,
  wrapWithRecovery,
  type MemberIdentity,
  type PrfSecret,
} from "../../seal/index.ts";
import { signIn } from "../passkey/ceremony.ts";
import { authenticatorFor, rememberedChoice } from "../passkey/choice.ts";
import { putFresh, takeFresh } from "../passkey/fresh.ts";

/// How often a waiting member asks again, in milliseconds.
const LOOK_AGAIN_MS = 4_000;

export function useKeys() {
  return useQuery({
    queryKey: ["keys"],
    queryFn: () => api.get<Keys>("/api/keys"),
    refetchInterval: ({ state }) => (state.data?.me && !holdsNewest(state.data) ? LOOK_AGAIN_MS : false),
  });
}

export function useReadKeysAgain() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["keys"] });
}

export type SecretTrouble = "no-prf" | "other-person";

/// The passkey gave no secret, or was another person's.
export class NoSecret extends Error {
  readonly code: SecretTrouble;

  constructor(code: SecretTrouble) {
    super(code);
    this.name = "NoSecret";
    this.code = code;
  }
}

export interface Secret {
  credentialId: string;
  prf: PrfSecret;
}

/// The secret of this member's passkey: from the ceremony just done, or from one more. Authenticators
/// that give it only at sign-in are asked a second time here.
///
/// @throws NoSecret, PasskeyTrouble, Problem
export async function memberSecret(me: Me): Promise<Secret> {
  const fresh = takeFresh();
  if (fresh?.prf) return { credentialId: fresh.credentialId, prf: fresh.prf };
  const again = await signIn(await authenticatorFor(rememberedChoice()));
  if (again.me.person !== me.person) throw new NoSecret("other-person");
  if (!again.prf) throw new NoSecret("no-prf");
  return { credentialId: again.credentialId, prf: again.prf };
}

/// A key that is made and locked, but not yet registered: the kit must be on paper first.
export interface Draft {
  identity: MemberIdentity;
  secret: Secret;
  kit: string;
  body: {
    statement: string;
    signature: string;
    unlocks: { method: "passkey" | "recovery"; credentialId: string | null; blob: string }[];
  };
}

/// @param before the key that this one follows, if every way to open that is lost
export async function draftKey(
  me: Me,
  client: string,
  before: { epoch: number; fingerprint: string } | null = null,
): Promise<Draft> {
  const secret = await memberSecret(me);
  const { identity, statement, signature } = await createMemberKey(me.person, client, undefined, before);
  const recovery = await wrapWithRecovery(identity);
  return {
    identity,
    secret,
    kit: recovery.kit,
    body: {
      statement,
      signature,
      unlocks: [
        {
          method: "passkey",
          credentialId: secret.credentialId,
          blob: await wrapWithPrf(identity, secret.prf, me.person),
        },
        { method: "recovery", credentialId: null, blob: recovery.blob },
      ],
    },
  };
}

export async function register(draft: Draft): Promise<void> {
  await api.post("/api/keys/me", draft.body);
  // The inbox opens without another touch.
  putFresh(draft.secret);
}

/// The member's key, opened with the passkey; for an enrolment that was interrupted.
export async function openedMember(me: Me, keys: Keys): Promise<MemberIdentity> {
  const secret = await memberSecret(me);
  const unlock = keys.me?.unlocks.find((u) => u.credentialId === secret.credentialId);
  if (!unlock) throw new NoSecret("other-person");
  const member = await unlockWithPrf(unlock.blob, secret.prf, me.person);
  putFresh(secret);
  return member;
}

export async function makeCompanyKey(member: MemberIdentity, keys: Keys): Promise<void> {
  const { statement, signature, grant } = await createCompanyKey(member, keys.clientId, keys.wantedKind);
  await api.post("/api/keys/company", { statement, signature, grant });
}
