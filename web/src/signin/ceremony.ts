import { api } from "../api/api.ts";
import { fromBase64url, toBase64url } from "../api/base64url.ts";
import type { EnrolmentOptions, Me, SignInOptions } from "../api/types.ts";
import type { Authenticator } from "./authenticator.ts";

/// Somebody is signed in, and this is the secret that unlocks their key, if the passkey gave one.
/// The secret stays in this page: nothing below puts it into a request.
export interface SignedIn {
  me: Me;
  credentialId: string;
  prf: Uint8Array<ArrayBuffer> | null;
}

export async function signIn(authenticator: Authenticator): Promise<SignedIn> {
  const options = await api.post<SignInOptions>("/api/sign-in/options", {}, { quiet401: true });
  const said = await authenticator.assert(options.publicKey, fromBase64url(options.prfSalt));
  const credentialId = toBase64url(said.credentialId);
  const me = await api.post<Me>(
    "/api/sign-in",
    {
      ceremony: options.ceremony,
      credentialId,
      clientDataJSON: toBase64url(said.clientDataJSON),
      authenticatorData: toBase64url(said.authenticatorData),
      signature: toBase64url(said.signature),
      userHandle: said.userHandle ? toBase64url(said.userHandle) : null,
    },
    { quiet401: true },
  );
  return { me, credentialId, prf: said.prf };
}

export function enrolmentOptions(token: string): Promise<EnrolmentOptions> {
  return api.post<EnrolmentOptions>("/api/enrolment/options", { token }, { quiet401: true });
}

export async function enrol(authenticator: Authenticator, token: string, options: EnrolmentOptions): Promise<SignedIn> {
  const made = await authenticator.enrol(options.publicKey, fromBase64url(options.prfSalt));
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
    },
    { quiet401: true },
  );
  return { me, credentialId, prf: made.prf };
}

/// Asks a passkey for the PRF secret alone. The signature is thrown away, so the server takes no part
/// and the challenge need only be unpredictable.
///
/// @return the secret and which passkey gave it; null if it has no PRF
export async function secretOf(
  authenticator: Authenticator,
  credentialIds: readonly string[],
): Promise<{ credentialId: string; prf: Uint8Array<ArrayBuffer> } | null> {
  const said = await authenticator.assert(
    {
      challenge: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
      rpId: window.location.hostname,
      userVerification: "required",
      allowCredentials: credentialIds.map((id) => ({ type: "public-key", id })),
    },
    await prfSalt(),
  );
  return said.prf ? { credentialId: toBase64url(said.credentialId), prf: said.prf } : null;
}

/// The input that every member's passkey is asked about: SHA-256("denwaban prf v1").
export async function prfSalt(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode("denwaban prf v1")));
}
