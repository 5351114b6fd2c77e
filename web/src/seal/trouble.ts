/// Why something was not opened, made or believed. Codes are stable: the screens put them in words.
export type Why =
  /// The text is not what the format allows, or exceeds a limit.
  | "malformed"
  /// The signature is not the one of the key that is said to have made it.
  | "bad-signature"
  /// This browser knows no Ed25519: the signature was not checked at all.
  | "unsupported"
  /// It is about another client.
  | "wrong-client"
  /// It is another object than was asked for, or of another kind.
  | "wrong-object"
  /// It is of another call than the one that it is shown with.
  | "wrong-call"
  /// A version of a message is missing, comes twice or goes backwards, or what is offered as the newest is not.
  | "wrong-version"
  /// It was sealed to another key, or of another epoch.
  | "wrong-key"
  /// Made by a person who may not sign for the key.
  | "not-trusted"
  /// The key is of another suite than was agreed.
  | "wrong-suite"
  /// The header is for someone else, or was changed.
  | "bad-header"
  /// The sealed bytes are not those that were signed, or were cut or changed.
  | "bad-payload"
  /// The passkey or the recovery kit is not the one that this key was locked with.
  | "wrong-unlock"
  /// The cell did not start, or was ended and its keys with it.
  | "no-cell";

export class SealTrouble extends Error {
  readonly why: Why;

  constructor(why: Why, options?: ErrorOptions) {
    super(why, options);
    this.name = "SealTrouble";
    this.why = why;
  }
}

/// Whether nothing can be sealed or opened before the page is loaded again.
export function isNoCell(trouble: unknown): boolean {
  return trouble instanceof SealTrouble && trouble.why === "no-cell";
}

/// Whether this browser cannot check signatures: nothing was found out, for or against.
export function isUnsupported(trouble: unknown): boolean {
  return trouble instanceof SealTrouble && trouble.why === "unsupported";
}

/// Runs `work`; whatever it throws becomes this trouble, unless it is one already.
export async function otherwise<T>(why: Why, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof SealTrouble) throw cause;
    throw new SealTrouble(why, { cause });
  }
}
