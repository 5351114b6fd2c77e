/// What the page has of the keys in the cell: what everyone may know of them, and a number.

import type { BlindField, Suite } from "./inside.ts";
import type { Bytes } from "./bytes.ts";
import type { Handed } from "./handed.ts";

/// The cell that a handle belongs to.
export interface Keeper {
  ask: (act: string, args: unknown[]) => Promise<unknown>;
}

export abstract class Handle {
  readonly #number: number;
  readonly #keeper: Keeper;

  constructor(keeper: Keeper, handed: Handed) {
    this.#keeper = keeper;
    this.#number = handed["denwaban handle"];
  }

  static keeperOf(handle: Handle): Keeper {
    return handle.#keeper;
  }

  static numberOf(handle: Handle): number {
    return handle.#number;
  }
}

/// An unlocked member key.
export class MemberIdentity extends Handle {
  readonly client: string;
  readonly person: string;
  readonly statement: string;
  readonly fingerprint: string;
  readonly recipient: string;

  constructor(keeper: Keeper, handed: Handed) {
    super(keeper, handed);
    const facts = handed.facts as Facts<MemberIdentity>;
    this.client = facts.client;
    this.person = facts.person;
    this.statement = facts.statement;
    this.fingerprint = facts.fingerprint;
    this.recipient = facts.recipient;
  }
}

/// An unlocked company key, or one of a mailbox.
export class CompanyIdentity extends Handle {
  readonly client: string;
  readonly epoch: number;
  readonly fingerprint: string;
  readonly recipient: string;
  readonly suite: Suite;

  constructor(keeper: Keeper, handed: Handed) {
    super(keeper, handed);
    const facts = handed.facts as Facts<CompanyIdentity>;
    this.client = facts.client;
    this.epoch = facts.epoch;
    this.fingerprint = facts.fingerprint;
    this.recipient = facts.recipient;
    this.suite = facts.suite;
  }

  /// What opens the payload of one header, for players that read it in parts.
  ///
  /// @throws SealTrouble bad-header
  async fileKey(header: Uint8Array): Promise<Uint8Array> {
    return (await Handle.keeperOf(this).ask("fileKeyOf", [this, header])) as Uint8Array;
  }

  /// Three pages to print, of which any two give back the secret: docs/formats/share.md.
  ///
  /// @param mailbox whose key it is, or null for the company's own
  async shares(mailbox: string | null): Promise<string[]> {
    return (await Handle.keeperOf(this).ask("sharesOf", [this, mailbox])) as string[];
  }

  /// What makes the blind tokens of this epoch.
  async indexKey(): Promise<IndexKey> {
    return (await Handle.keeperOf(this).ask("indexKeyOf", [this])) as IndexKey;
  }
}

/// An unlocked quality reviewer's key.
export class ReviewerIdentity extends Handle {
  readonly person: string;
  readonly fingerprint: string;

  constructor(keeper: Keeper, handed: Handed) {
    super(keeper, handed);
    const facts = handed.facts as Facts<ReviewerIdentity>;
    this.person = facts.person;
    this.fingerprint = facts.fingerprint;
  }

  /// What opens the payload of one header, for players that read it in parts.
  ///
  /// @throws SealTrouble bad-header
  async fileKey(header: Uint8Array): Promise<Uint8Array> {
    return (await Handle.keeperOf(this).ask("fileKeyOf", [this, header])) as Uint8Array;
  }
}

/// Makes the tokens of one epoch of a key line.
export class IndexKey extends Handle {
  /// @param value from normalTel or normalCase
  async token(field: BlindField, value: string): Promise<Bytes> {
    return (await Handle.keeperOf(this).ask("tokenOf", [this, field, value])) as Bytes;
  }
}

export class Signer extends Handle {
  readonly publicKey: string;

  constructor(keeper: Keeper, handed: Handed) {
    super(keeper, handed);
    this.publicKey = (handed.facts as Facts<Signer>).publicKey;
  }
}

/// Opens what this page sealed, as long as it is open.
export class OwnKey extends Handle {
  readonly recipient: string;
  /// Of the recipient.
  readonly fingerprint: string;

  constructor(keeper: Keeper, handed: Handed) {
    super(keeper, handed);
    const facts = handed.facts as Facts<OwnKey>;
    this.recipient = facts.recipient;
    this.fingerprint = facts.fingerprint;
  }

  /// @throws SealTrouble bad-header, bad-payload
  async open(header: Uint8Array, payload: Uint8Array): Promise<Bytes> {
    return (await Handle.keeperOf(this).ask("openOwn", [this, header, payload])) as Bytes;
  }
}

/// What a passkey gave, from keepPrf.
export class PrfSecret extends Handle {
  // Only to be distinguished from the other kinds.
  readonly kind = "prf";
}

export function handleOf(keeper: Keeper, handed: Handed): Handle {
  switch (handed.kind) {
    case "member":
      return new MemberIdentity(keeper, handed);
    case "company":
      return new CompanyIdentity(keeper, handed);
    case "reviewer":
      return new ReviewerIdentity(keeper, handed);
    case "index key":
      return new IndexKey(keeper, handed);
    case "signer":
      return new Signer(keeper, handed);
    case "own key":
      return new OwnKey(keeper, handed);
    case "prf":
      return new PrfSecret(keeper, handed);
  }
}

type Facts<T> = Pick<T, Exclude<keyof T, "fileKey" | "shares" | "indexKey" | "token" | "open">>;
