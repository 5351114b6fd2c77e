/// Sealing and opening, as the cell does it; tests of this folder look in here too.
///
/// - Knows: a member's identity, a company's identity, age files, manifests, key statements, log proofs.
/// - Never knows: a screen, the network, storage. What it is given it checks; what it keeps is in memory only.

export { type Suite } from "./age.ts";
export { toAgeFile } from "./ageFile.ts";
export { IndexKey, type BlindField } from "./blind.ts";
export { base64, fromBase64 } from "./bytes.ts";
export {
  verifyChain,
  verifyMailboxChain,
  writeChain,
  type Chain,
  type ChainParts,
  type ChainWhy,
  type Epoch,
  type GivenGrant,
  type KeyLine,
  type SignedStatement,
} from "./chain.ts";
export {
  CompanyIdentity,
  createCompanyKey,
  exportCompanyIdentity,
  grantTo,
  openGrant,
  type Grant,
  type NewCompanyKey,
} from "./company.ts";
export { fingerprint } from "./fingerprint.ts";
export {
  checkHeader,
  readHeaderStatement,
  reheader,
  writeHeaderStatement,
  type HeaderStatement,
  type NewHeader,
} from "./header.ts";
export { type Kind, type Manifest, type Segment } from "./manifest.ts";
export { prfSalt, wrapWithPrf, wrapWithRecovery } from "./locked.ts";
export { createMemberKey, MemberIdentity, unlockWithKit, unlockWithPrf, type NewMemberKey } from "./member.ts";
export { openNote, sealNote, type NotePlace, type SealedNote } from "./note.ts";
export {
  checkManifest,
  openObject,
  openSegment,
  sealMessage,
  type Expected,
  type SealedMessage,
  type SealingOrder,
  verifyManifest,
} from "./object.ts";
export { NOTE_CHARACTERS } from "./noteLength.ts";
export { newOwnKey, OwnKey } from "./ownKey.ts";
export { checkCheckpoint, verifyInclusion, type Inclusion } from "./proof.ts";
export {
  approveReviewer,
  checkApproval,
  checkSealedForReview,
  type ReviewApproval,
  type SealedForReview,
  type Signed,
} from "./approval.ts";
export { approveNotice, checkNotice, type NoticeApproval } from "./noticeApproval.ts";
export { checkReviewHeader, giveForReview, readReviewHeader, type ReviewHeader } from "./review.ts";
export {
  createReviewerKey,
  readReviewerStatement,
  reviewerByKit,
  reviewerByPrf,
  ReviewerIdentity,
  verifyReviewer,
  type NewReviewerKey,
  type ReviewerStatement,
} from "./reviewer.ts";
export { firstMailboxKey, nextKey, type NextKey } from "./rotate.ts";
export { recombine, type Recombined } from "./recombine.ts";
export { combineShares, type Combined, type ShareWhy } from "./share.ts";
export { PrfSecret } from "./prf.ts";
export { newSessionSigner, Signer } from "./sign.ts";
export {
  readStatement,
  verifyStatement,
  type CompanyStatement,
  type MemberStatement,
  type Statement,
} from "./statement.ts";
export { agreedIn, readTerms, type Terms } from "./terms.ts";
export { openTextIndex, sealTextIndex, type SealedIndex } from "./textIndex.ts";
export { SealTrouble, type Why } from "./trouble.ts";
export { checkVersions, type SignedManifest } from "./versions.ts";
