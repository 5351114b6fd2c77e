/// The checklist, its proofs, and what others sign about the office (denwaban.assurance), field by field.

export const ITEMS = ["certification", "contract", "data", "training", "incident", "cloud"] as const;
export type Item = (typeof ITEMS)[number];

export const ITEM_STATES = ["met", "partly", "not-met", "expired", "never-observed", "not-applicable"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const STANDINGS = [
  "holds",
  "failed",
  "expired",
  "could-not-look",
  "never-observed",
  "not-applicable",
  "per-client",
] as const;
export type Standing = (typeof STANDINGS)[number];

export const VERDICTS = ["go", "conditional", "no-go"] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Leg = "technical" | "people" | "contract";

/// What the newest look at a check found.
export interface ClosurePage {
  closed: { id: string; check: string; at: string; openings: number; own: boolean } | null;
}

export interface SeenCheck {
  id: string;
  ja: string;
  en: string;
  population: number;
  sample: number;
  collected: string;
  expires: string;
  /// `program` and the digest of its files, or `people` and two roles.
  producer: string;
}

export interface OfCheck {
  code: string;
  ja: string;
  en: string;
  method: "test" | "examine" | "interview";
  /// Who can observe it: a program, the word of two people, or no one yet.
  by: "machine" | "word" | "later";
  /// How long an observation of it says anything.
  hours: number;
  standing: Standing;
  why: { ja: string; en: string } | null;
  observation: SeenCheck | null;
}

export interface OfLeg {
  leg: Leg;
  standing: Standing;
  /// A second way of looking says otherwise than the first.
  disagree: boolean;
  checks: OfCheck[];
  second: OfCheck[];
}

export interface OfControl {
  id: string;
  ja: string;
  en: string;
  standing: Standing;
  /// Of the guideline on safety measures, such as `10-6`.
  heading: string;
  /// Ids in other catalogues.
  maps: Record<string, string[]>;
  legs: OfLeg[];
}

export interface OfItem {
  item: Item;
  state: ItemState;
  /// How many of its controls stand how; the rest are none.
  standings: Partial<Record<Standing, number>>;
  controls: OfControl[];
}

export type Protection = "no" | "unknown" | "yes";

export interface PathLeg {
  leg: "public" | "carrier" | "inside" | "stored" | "client";
  protection: Protection;
  check: string | null;
}

/// Of a certificate that is valid now. Days are Japan's.
export interface CertificateBadge {
  scheme: string;
  number: string;
  holder: string;
  edition: string;
  from: string;
  to: string;
  scope: string;
  checkedAt: string | null;
  link: string | null;
}

export type Covered = "covered" | "not-covered" | "undecided";

export interface CoveredScope {
  scheme: string;
  number: string;
  text: string;
  /// For each service, for each site.
  covered: Covered[][];
}

export interface Coverage {
  services: string[];
  /// `home`, or `site:` and its name.
  sites: string[];
  scopes: CoveredScope[];
}

export interface DayItem {
  item: Item;
  worst: ItemState;
  end: ItemState;
  /// That it was not met or out of date.
  minutes: number;
}

export interface DayOfItems {
  day: string;
  over: boolean;
  items: DayItem[];
}

export interface Checklist {
  at: string;
  verdict: Verdict;
  items: OfItem[];
  /// Controls that belong to no single item.
  whole: OfControl[];
  path: PathLeg[];
  badges: CertificateBadge[];
  coverage: Coverage;
  /// The oldest first; the last one goes on.
  days: DayOfItems[];
}

/// An observation with all that is needed to check it.
export interface Proof {
  /// Canonical JSON, as it was signed with the others of its batch.
  text: string;
  /// Its place in the batch, from 0.
  n: number;
  /// SHA-256 of each text of the batch, one after the other.
  hashes: string;
  signature: string;
  key: string;
  /// In the installation's log; null for a second after it was made.
  entry: LoggedBatch | null;
}

export interface LoggedBatch {
  index: number;
  leaf: string;
  proof: string;
  key: string;
}

export type Outcome = "passed" | "failed" | "could-not-look" | "not-applicable";

export interface PastObservation {
  id: string;
  result: Outcome;
  ja: string;
  en: string;
  collected: string;
  expires: string;
}

export const LIVE_TESTS = ["probe", "canary", "log"] as const;
export type LiveTest = (typeof LIVE_TESTS)[number];

export interface TestFound {
  check: string;
  ja: string;
  en: string;
  standing: Standing;
  saidJa: string;
  saidEn: string;
}

export interface TestMade {
  test: LiveTest;
  at: string;
  /// When the run ended that this tells of, if none was made now because that one is young; else null.
  earlier: string | null;
  millis: number;
  found: TestFound[];
}

export type Mark = "verified" | "exception" | "open";

export interface SaidOfItem {
  mark: Mark;
  reason: string;
}

/// What a client's administrator signed.
export interface Confirmed {
  id: string;
  at: string;
  entrusts: boolean;
  text: string;
  signature: string;
  key: string;
  /// What was seen, canonical JSON; the text has its digest.
  evidence: string;
}

export interface ConfirmationPage {
  /// Digest of what is seen now.
  evidence: string;
  verdict: Verdict;
  states: Record<Item, ItemState>;
  /// Until when calls are answered without one; null if there is no such time.
  graceUntil: string | null;
  /// When the next is due; null if there is none yet.
  dueAt: string | null;
  /// The newest first.
  confirmations: Confirmed[];
}

export interface Confirming {
  evidence: string;
  post: string;
  entrusts: boolean;
  answers: Record<Item, SaidOfItem>;
}

/// What a company without an account sees by its link.
export interface Evaluation {
  company: string;
  expiresAt: string;
  evidence: string;
  verdict: Verdict;
  states: Record<Item, ItemState>;
  signed: SignedEvaluation | null;
}

export interface SignedEvaluation {
  at: string;
  entrusts: boolean;
  text: string;
  signature: string;
  key: string;
  /// What was seen, canonical JSON; the text has its digest.
  evidence: string;
}

export interface Evaluating extends Confirming {
  token: string;
  name: string;
}

export interface EvaluationLink {
  id: string;
  company: string;
  madeAt: string;
  expiresAt: string;
  state: "open" | "signed" | "withdrawn" | "expired";
  entrusts: boolean | null;
  text: string | null;
}

export interface MadeLink {
  id: string;
  /// Shown once, as the fragment of the page's address.
  token: string;
  expiresAt: string;
}

/// What people can state.
export interface Statable {
  code: string;
  ja: string;
  en: string;
  /// For how long a word of it holds at most.
  days: number;
  mayNotApply: boolean;
  word: boolean;
}

export interface Stated {
  id: string;
  check: string;
  result: Outcome;
  said: string;
  until: string;
  role: string;
  at: string;
  state: "waits" | "confirmed" | "refused";
  own: boolean;
}

export interface StatementPage {
  checks: Statable[];
  statements: Stated[];
}

/// How the office stands for one client, and whether that client signed.
export interface ClientStanding {
  id: string;
  name: string;
  verdict: Verdict;
  states: Record<Item, ItemState>;
  confirmedAt: string | null;
  entrusts: boolean | null;
  graceUntil: string | null;
  answered: boolean;
}
