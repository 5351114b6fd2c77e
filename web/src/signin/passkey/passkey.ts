import { fromBase64url } from "../../api/base64url.ts";
import { PasskeyTrouble, type Authenticator } from "./authenticator.ts";

/// The browser's own passkeys. The page calls `navigator.credentials` itself, because only then can
/// it ask for the PRF secret and keep that secret to itself.

interface PrfOutputs {
  prf?: { enabled?: boolean; results?: { first?: ArrayBuffer | Uint8Array<ArrayBuffer> } };
}

export const browserPasskeys: Authenticator = {
  async enrol(options, prfSalt) {
    const credential = await ceremony(() =>
      navigator.credentials.create({
        publicKey: {
          ...options,
          challenge: fromBase64url(options.challenge),
          user: { ...options.user, id: fromBase64url(options.user.id) },
          excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
          extensions: prfExtension(prfSalt),
        },
      }),
    );
    const response = credential.response as AuthenticatorAttestationResponse;
    return {
      credentialId: new Uint8Array(credential.rawId),
      clientDataJSON: new Uint8Array(response.clientDataJSON),
      attestationObject: new Uint8Array(response.attestationObject),
      transports: typeof response.getTransports === "function" ? response.getTransports() : [],
      prf: prfOf(credential),
    };
  },

  async assert(options, prfSalt) {
    const credential = await ceremony(() =>
      navigator.credentials.get({
        publicKey: {
          ...options,
          challenge: fromBase64url(options.challenge),
          allowCredentials: options.allowCredentials.map(withBytes),
          extensions: prfExtension(prfSalt),
        },
      }),
    );
    const response = credential.response as AuthenticatorAssertionResponse;
    return {
      credentialId: new Uint8Array(credential.rawId),
      clientDataJSON: new Uint8Array(response.clientDataJSON),
      authenticatorData: new Uint8Array(response.authenticatorData),
      signature: new Uint8Array(response.signature),
      userHandle: response.userHandle ? new Uint8Array(response.userHandle) : null,
      prf: prfOf(credential),
    };
  },
};

/// Whether this browser can hold passkeys at all.
export function passkeysSupported(): boolean {
  return typeof window.PublicKeyCredential === "function" && window.isSecureContext;
}

/// Whether this device itself can keep one (fingerprint, face, PIN), without a separate key.
export async function deviceKeepsPasskeys(): Promise<boolean> {
  if (!passkeysSupported()) return false;
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

function withBytes(descriptor: { type: "public-key"; id: string }): PublicKeyCredentialDescriptor {
  return { type: descriptor.type, id: fromBase64url(descriptor.id) };
}

function prfExtension(salt: Uint8Array<ArrayBuffer>): AuthenticationExtensionsClientInputs {
  return { prf: { eval: { first: salt } } };
}

/// The results are read here and never put into anything that is sent.
function prfOf(credential: PublicKeyCredential): Uint8Array<ArrayBuffer> | null {
  const first = (credential.getClientExtensionResults() as PrfOutputs).prf?.results?.first;
  return first === undefined ? null : first instanceof Uint8Array ? first : new Uint8Array(first);
}

async function ceremony(call: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!window.isSecureContext) throw new PasskeyTrouble("insecure");
  if (!passkeysSupported()) throw new PasskeyTrouble("unsupported");
  try {
    const credential = await call();
    if (credential instanceof PublicKeyCredential) return credential;
    throw new PasskeyTrouble("failed");
  } catch (cause) {
    throw troubleOf(cause);
  }
}

function troubleOf(cause: unknown): PasskeyTrouble {
  if (cause instanceof PasskeyTrouble) return cause;
  switch (cause instanceof DOMException ? cause.name : "") {
    case "NotAllowedError":
    case "AbortError":
      return new PasskeyTrouble("cancelled");
    case "InvalidStateError":
      return new PasskeyTrouble("known-here");
    case "NotSupportedError":
    case "ConstraintError":
      return new PasskeyTrouble("unsupported");
    case "SecurityError":
      return new PasskeyTrouble("insecure");
    default:
      return new PasskeyTrouble("failed", cause instanceof Error ? cause.name : "failed");
  }
}
