/// A contract's terms, offers and signatures (denwaban.contract), field by field.

export type TermKind = "number" | "choice" | "choices" | "words" | "rows";

/// One thing that a contract says, with its bounds.
export interface Term {
  number: number;
  key: string;
  part: string;
  kind: TermKind;
  stricter: "less" | "more" | "neither";
  /// Whether code obeys it; if not, it binds people alone.
  enforced: boolean;
  unit: string | null;
  least: number | null;
  most: number | null;
  options: string[] | null;
}

export type Row = Record<string, string>;

/// What a term's value can be.
export type TermValue = string | number | string[] | Row[];

type Pair = [ja: string, en: string];

export interface TermsPage {
  terms: Term[];
  words: Record<"parts" | "units" | "words" | "own" | "columns" | "terms", Record<string, Pair>>;
}

export interface OfferSignature {
  side: "office" | "client";
  /// `WET_SCAN`: on paper, and with the passkey over its scan.
  signatureType: "E_SIGN" | "WET_SCAN";
  name: string;
  at: string;
  statement: string;
  credentialId: string;
  publicKey: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
  /// When a time-stamping authority says that it was there, and its answer in base64url; null for no stamp.
  stampedAt: string | null;
  timeStamp: string | null;
}

/// The scan of the paper on which an offer is signed.
export interface OfferScan {
  /// In hexadecimal.
  sha256: string;
  bytes: number;
  keptAt: string;
}

export type OfferState = "draft" | "offered" | "agreed" | "declined" | "withdrawn";

export interface Offer {
  digest: string;
  version: number;
  state: OfferState;
  madeAt: string;
  stateAt: string;
  document: string;
  record: string;
  before: string | null;
  changed: string[];
  loosened: string[];
  missing: string[];
  grade: "nda" | "nda-plus-dpa";
  needsClient: boolean;
  reason: string | null;
  /// Null if it is signed electronically.
  scan: OfferScan | null;
  signatures: OfferSignature[];
}

export interface OfficeOffers {
  next: string;
  newest: number;
  graceUntil: string | null;
  offers: Offer[];
}

export interface NewOffer {
  after: number;
  /// Digest of the draft that was shown; null if none was.
  draft: string | null;
  effectiveFrom: string | null;
  terms: Record<string, TermValue>;
}

export interface ToSign {
  ceremony: string;
  statement: string;
  publicKey: {
    challenge: string;
    rpId: string;
    timeout: number;
    userVerification: string;
    allowCredentials: { type: "public-key"; id: string }[];
  };
}
