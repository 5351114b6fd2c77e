/// All that may be asked of the cell. Four of these give a secret to the page, because a person or the player worker
/// must have it: wrapWithRecovery, exportCompanyIdentity, sharesOf and fileKeyOf.

import * as inside from "./inside.ts";
import type { Bytes } from "./bytes.ts";
import type { BlindField, CompanyIdentity, IndexKey, MemberIdentity, OwnKey, ReviewerIdentity } from "./inside.ts";

export const acts = {
  agreedIn: inside.agreedIn,
  approveNotice: inside.approveNotice,
  approveReviewer: inside.approveReviewer,
  checkCheckpoint: inside.checkCheckpoint,
  checkHeader: inside.checkHeader,
  checkManifest: inside.checkManifest,
  checkNotice: inside.checkNotice,
  checkVersions: inside.checkVersions,
  createCompanyKey: inside.createCompanyKey,
  checkReviewHeader: inside.checkReviewHeader,
  checkSealedForReview: inside.checkSealedForReview,
  createMemberKey: inside.createMemberKey,
  createReviewerKey: inside.createReviewerKey,
  exportCompanyIdentity: inside.exportCompanyIdentity,
  fileKeyOf: (key: CompanyIdentity | ReviewerIdentity, header: Uint8Array) => key.fileKey(header),
  fingerprint: inside.fingerprint,
  firstMailboxKey: inside.firstMailboxKey,
  giveForReview: inside.giveForReview,
  grantTo: inside.grantTo,
  indexKeyOf: (company: CompanyIdentity) => company.indexKey(),
  keepPrf: (bytes: Bytes) => new inside.PrfSecret(bytes),
  newOwnKey: inside.newOwnKey,
  newSessionSigner: inside.newSessionSigner,
  nextKey: inside.nextKey,
  openGrant: inside.openGrant,
  openNote: inside.openNote,
  openObject: inside.openObject,
  openOwn: (own: OwnKey, header: Uint8Array, payload: Uint8Array) => own.open(header, payload),
  openSegment: inside.openSegment,
  openTextIndex: inside.openTextIndex,
  prfSalt: inside.prfSalt,
  recombine: inside.recombine,
  reheader: inside.reheader,
  reviewerByKit: inside.reviewerByKit,
  reviewerByPrf: (blob: string, prf: inside.PrfSecret, person: string) =>
    inside.reviewerByPrf(blob, prf.bytes(), person),
  sealMessage: inside.sealMessage,
  sealNote: inside.sealNote,
  sealTextIndex: inside.sealTextIndex,
  sharesOf: (company: CompanyIdentity, mailbox: string | null) => company.shares(mailbox),
  tokenOf: (key: IndexKey, field: BlindField, value: string) => key.token(field, value),
  unlockWithKit: inside.unlockWithKit,
  unlockWithPrf: (blob: string, prf: inside.PrfSecret, person: string) =>
    inside.unlockWithPrf(blob, prf.bytes(), person),
  verifyChain: inside.verifyChain,
  verifyInclusion: inside.verifyInclusion,
  verifyMailboxChain: inside.verifyMailboxChain,
  verifyManifest: inside.verifyManifest,
  verifyReviewer: inside.verifyReviewer,
  verifyStatement: inside.verifyStatement,
  wrapWithPrf: (member: MemberIdentity | ReviewerIdentity, prf: inside.PrfSecret, person: string) =>
    inside.wrapWithPrf(member, prf.bytes(), person),
  wrapWithRecovery: (identity: MemberIdentity | ReviewerIdentity) => inside.wrapWithRecovery(identity),
};

export type Acts = typeof acts;
