import { api } from "../../api/api.ts";
import { fromBase64url, toBase64url } from "../../api/base64url.ts";
import type { EnrolmentOptions, Me, SignInOptions } from "../../api/types.ts";
import { keepPrf, prfSalt, type PrfSecret } from "../../seal/index.ts";
import type { Asserted, Authenticator } from "./authenticator.ts";

/// A user is signed in, and this is the secret that unlocks their key, if the passkey gave one. The
/// secret went into the cell at once: nothing of it is left in this page.
export interface SignedIn {
  me: Me;
  credentialId: string;
  prf: PrfSecret | null;
}

export async function signIn(authenticator: Authenticator): Promise<SignedIn> {
  const { proof, secret } = await prove(authenticator);
  const prf = await kept(secret);
  const me = await api.post<Me>("/api/sign-in", proof, { quiet401: true, begins: true });
  return { me, credentialId: proof.credentialId, prf };
}

/// The company account's provider was not enough: the passkey is needed too.
///
/// @param onTop what the server gave this page for it
export async function signInOnTop(authenticator: Authenticator, onTop: string): Promise<SignedIn> {
  const { proof, secret } = await prove(authenticator);
  const prf = await kept(secret);
  const me = await api.post<Me>(
    "/api/sign-in/provider/passkey",
    { onTop, passkey: proof },
    { quiet401: true, begins: true },
  );
  return { me, credentialId: proof.credentialId, prf };
}

/// Uses the passkey again in the running session, before an action that requires reauthentication.
export async function touchAgain(authenticator: Authenticator): Promise<void> {
  const { proof, secret } = await prove(authenticator);
  secret?.fill(0);
  await api.post("/api/presence", proof, { quiet401: true });
}

async function prove(authenticator: Authenticator) {
  const options = await api.post<SignInOptions>("/api/sign-in/options", {}, { quiet401: true });
  const said = await authenticator.assert(options.publicKey, fromBase64url(options.prfSalt));
  return { proof: proofOf(options, said), secret: said.prf };
}

function proofOf(options: SignInOptions, said: Asserted) {
  return {
    ceremony: options.ceremony,
    credentialId: toBase64url(said.credentialId),
    clientDataJSON: toBase64url(said.clientDataJSON),
    authenticatorData: toBase64url(said.authenticatorData),
    signature: toBase64url(said.signature),
    userHandle: said.userHandle ? toBase64url(said.userHandle) : null,
  };
}

export function enrolmentOptions(token: string): Promise<EnrolmentOptions> {
  return api.post<EnrolmentOptions>("/api/enrolment/options", { token }, { quiet401: true });
}

/// How the first administrator is called.
export interface OwnName {
  name: string;
  kana: string;
}

/// @param own null for everyone whose name others entered
export async function enrol(
  authenticator: Authenticator,
  token: string,
  options: EnrolmentOptions,
  own: OwnName | null = null,
): Promise<SignedIn> {
  const { publicKey } = options;
  const user = own ? { ...publicKey.user, name: own.name, displayName: own.name } : publicKey.user;
  const made = await authenticator.enrol({ ...publicKey, user }, fromBase64url(options.prfSalt));
  const prf = await kept(made.prf);
  const credentialId = toBase64url(made.credentialId);
  const me = await api.post<Me>(
    "/api/enrolment",
    {
      token,
      ceremony: options.ceremony,
      credentialId,
      clientDataJSON: toBase64url(made.clientDataJSON),
      attestationObject: toBase64url(made.attestationObject),
      transports: made.transports,
      ...own,
    },
    { quiet401: true, begins: true },
  );
  return { me, credentialId, prf };
}

/// Asks a passkey for its PRF secret. The signature tells the server that the person is there, so that a playback
/// right after the unlocking asks for no second touch. Nothing hangs on the server's part in it.
///
/// @return the secret and which passkey gave it; null if it has no PRF
export async function secretOf(
  authenticator: Authenticator,
  credentialIds: readonly string[],
): Promise<{ credentialId: string; prf: PrfSecret } | null> {
  const options = await api.post<SignInOptions>("/api/sign-in/options", {}, { quiet401: true }).catch(() => null);
  const challenge = options?.publicKey.challenge ?? toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  const said = await authenticator.assert(
    {
      challenge,
      rpId: window.location.hostname,
      userVerification: "required",
      allowCredentials: credentialIds.map((id) => ({ type: "public-key", id })),
    },
    await prfSalt(),
  );
  if (options) await api.post("/api/presence", proofOf(options, said), { quiet401: true }).catch(() => undefined);
  const prf = await kept(said.prf);
  return prf && { credentialId: toBase64url(said.credentialId), prf };
}

async function kept(prf: Uint8Array<ArrayBuffer> | null): Promise<PrfSecret | null> {
  return prf && (await keepPrf(prf));
}
