/// Sealing and opening in the browser, as the page sees it. The work is done in the cell, a worker of its own that
/// alone holds keys (docs/decisions/0110-keys-live-in-a-worker-without-a-network.md); the page has handles.
///
/// - Knows: what may be asked of the cell (acts.ts), and the texts and forms that need no key.
/// - Never knows: a private key. What must be shown to a person comes out through the four acts named below.
/// - Says: values, or a SealTrouble whose `why` a screen can put in words.
///
/// All binary values in and out are standard base64 with padding, unless they are Uint8Array. Bytes of 64 KiB and more
/// that are handed in are given away: their buffer moves to the cell.

import type { Bytes } from "./bytes.ts";
import { asked } from "./door.ts";
import type { PrfSecret } from "./handles.ts";
import type * as inside from "./inside.ts";
import type { Outside } from "./wire.ts";

// Keys are made, opened, locked and granted. wrapWithRecovery gives the kit that is printed.
export const createMemberKey = asked("createMemberKey");
export const unlockWithPrf = asked("unlockWithPrf");
export const unlockWithKit = asked("unlockWithKit");
export const wrapWithPrf = asked("wrapWithPrf");
export const wrapWithRecovery = asked("wrapWithRecovery");
export const createCompanyKey = asked("createCompanyKey");
export const openGrant = asked("openGrant");
export const grantTo = asked("grantTo");
export const firstMailboxKey = asked("firstMailboxKey");
export const nextKey = asked("nextKey");
export const recombine = asked("recombine");
export const newSessionSigner = asked("newSessionSigner");
export const newOwnKey = asked("newOwnKey");

// A secret that a person takes out: a file for `age`. The others are CompanyIdentity.shares, three pages to print, and
// CompanyIdentity.fileKey, for the player worker.
export const exportCompanyIdentity = asked("exportCompanyIdentity");

// Objects.
export const sealMessage = asked("sealMessage");
export const verifyManifest = asked("verifyManifest");
export const checkManifest = asked("checkManifest");
export const checkHeader = asked("checkHeader");
export const checkVersions = asked("checkVersions");
export const openSegment = asked("openSegment");
export const openObject = asked("openObject");
export const reheader = asked("reheader");

// Quality review: a reviewer's key, locked with wrapWithPrf and wrapWithRecovery, and headers for it.
export const createReviewerKey = asked("createReviewerKey");
export const reviewerByPrf = asked("reviewerByPrf");
export const reviewerByKit = asked("reviewerByKit");
export const verifyReviewer = asked("verifyReviewer");
export const giveForReview = asked("giveForReview");
export const checkReviewHeader = asked("checkReviewHeader");
export const approveReviewer = asked("approveReviewer");
export const checkSealedForReview = asked("checkSealedForReview");

// What may leave in a mail.
export const approveNotice = asked("approveNotice");
export const checkNotice = asked("checkNotice");

// Notes among members.
export const sealNote = asked("sealNote");
export const openNote = asked("openNote");

// Search.
export const openTextIndex = asked("openTextIndex");
export const sealTextIndex = asked("sealTextIndex");

// Statements, chains and proofs: no secret is needed, but neither shall anything else in the page have a hand in it.
export const fingerprint = asked("fingerprint");
export const verifyStatement = asked("verifyStatement");
export const verifyChain = asked("verifyChain");
export const verifyMailboxChain = asked("verifyMailboxChain");
export const verifyInclusion = asked("verifyInclusion");
export const checkCheckpoint = asked("checkCheckpoint");
export const agreedIn = asked("agreedIn");
export const prfSalt = asked("prfSalt");

const keep = asked("keepPrf");

/// Takes the answer of a passkey's PRF extension into the cell at once. Nothing of it is left in `bytes`.
export async function keepPrf(bytes: Bytes): Promise<PrfSecret> {
  const kept = keep(bytes);
  bytes.fill(0);
  return await kept;
}

export { toAgeFile } from "./ageFile.ts";
export { base64, fromBase64 } from "./bytes.ts";
export { contractFile, recordTerms, sha256Hex, signingChallenge, statesExactly, type Agreeing } from "./contract.ts";
export { endCell } from "./door.ts";
export { CompanyIdentity, IndexKey, MemberIdentity, OwnKey, PrfSecret, ReviewerIdentity, Signer } from "./handles.ts";
export { NOTE_CHARACTERS } from "./noteLength.ts";
export { normalCase, normalTel } from "./normal.ts";
export {
  readTerms,
  SESSION_HOURS_LEAST,
  SESSION_HOURS_USUAL,
  SESSION_MINUTES_LEAST,
  SESSION_MINUTES_USUAL,
  WITNESS_HOURS_LEAST,
  WITNESS_HOURS_MOST,
  WITNESS_HOURS_USUAL,
  type Terms,
} from "./terms.ts";
export { isNoCell, SealTrouble, type Why } from "./trouble.ts";

export type NewMemberKey = Outside<inside.NewMemberKey>;
export type NewCompanyKey = Outside<inside.NewCompanyKey>;
export type NewReviewerKey = Outside<inside.NewReviewerKey>;
export type NextKey = Outside<inside.NextKey>;
export type Recombined = Outside<inside.Recombined>;
export type SealingOrder = Outside<inside.SealingOrder>;
export type {
  BlindField,
  Chain,
  ChainParts,
  ChainWhy,
  CompanyStatement,
  Epoch,
  Expected,
  GivenGrant,
  Grant,
  HeaderStatement,
  Inclusion,
  KeyLine,
  Kind,
  Manifest,
  MemberStatement,
  NewHeader,
  NotePlace,
  ReviewerStatement,
  ReviewHeader,
  SealedIndex,
  SealedMessage,
  SealedNote,
  Segment,
  ShareWhy,
  SignedManifest,
  SignedStatement,
  Statement,
  Suite,
} from "./inside.ts";
