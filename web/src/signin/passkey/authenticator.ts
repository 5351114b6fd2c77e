import type { EnrolmentOptions, SignInOptions } from "../../api/types.ts";

/// What an authenticator hands back at enrolment. `prf` is the secret for our salt; it never leaves
/// the page. Some authenticators give it only at sign-in: then it is null here.
export interface Enrolled {
  credentialId: Uint8Array<ArrayBuffer>;
  clientDataJSON: Uint8Array<ArrayBuffer>;
  attestationObject: Uint8Array<ArrayBuffer>;
  transports: string[];
  prf: Uint8Array<ArrayBuffer> | null;
}

/// What it hands back at sign-in.
export interface Asserted {
  credentialId: Uint8Array<ArrayBuffer>;
  clientDataJSON: Uint8Array<ArrayBuffer>;
  authenticatorData: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
  userHandle: Uint8Array<ArrayBuffer> | null;
  prf: Uint8Array<ArrayBuffer> | null;
}

/// The port of the two: the browser's own (`passkey.ts`) and the demo's (`demo/authenticator.ts`).
/// Both throw {@link PasskeyTrouble} for everything a person can do something about.
export interface Authenticator {
  enrol(options: EnrolmentOptions["publicKey"], prfSalt: Uint8Array<ArrayBuffer>): Promise<Enrolled>;
  assert(options: SignInOptions["publicKey"], prfSalt: Uint8Array<ArrayBuffer>): Promise<Asserted>;
}

export type PasskeyTroubleCode = "cancelled" | "known-here" | "none-here" | "unsupported" | "insecure" | "failed";

export class PasskeyTrouble extends Error {
  readonly code: PasskeyTroubleCode;

  constructor(code: PasskeyTroubleCode, message: string = code) {
    super(message);
    this.name = "PasskeyTrouble";
    this.code = code;
  }
}
