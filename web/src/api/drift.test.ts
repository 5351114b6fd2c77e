import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { schema, SCHEMA } from "../../api-types.mjs";
import type {
  CertificateBadge,
  Checklist,
  ClientStanding,
  ConfirmationPage,
  Confirmed,
  Confirming,
  Coverage,
  CoveredScope,
  DayItem,
  DayOfItems,
  Evaluating,
  Evaluation,
  EvaluationLink,
  LoggedBatch,
  MadeLink,
  OfCheck,
  OfControl,
  OfItem,
  OfLeg,
  PastObservation,
  PathLeg,
  Proof,
  SaidOfItem,
  SeenCheck,
  SignedEvaluation,
  Statable,
  Stated,
  ClosurePage,
  StatementPage,
  TestFound,
  TestMade,
} from "./assurance";
import type { NewOffer, Offer, OfferScan, OfferSignature, OfficeOffers, Term, TermsPage, ToSign } from "./contract";
import type { Fits } from "./fits";
import type { components } from "./schema";
import type {
  Access,
  Approvals,
  Client,
  CompanyKey,
  ContractSheet,
  ContractVersion,
  DeskCall,
  DeskState,
  Engagement,
  EnrolmentLink,
  EnrolmentOptions,
  Form,
  NoticeApprovals,
  NoticeApproved,
  FormField,
  GivenReview,
  HeldKey,
  Hours,
  Inbox,
  InboxItem,
  InboxNote,
  Keys,
  LogPage,
  Me,
  MemberKey,
  NewMessage,
  OwnRelease,
  Person,
  PinToCompare,
  Release,
  ReleasedSegment,
  Reviewer,
  ReviewerKey,
  ReviewRelease,
  Reviewers,
  SealTo,
  SeenCopies,
  SeenCopy,
  SeenStamp,
  SeenWitness,
  SeenWitnesses,
  SeveralReleased,
  SignInOptions,
  SpokenText,
  StaffStanding,
  TakenMessage,
  TermsDraft,
  Text,
  ToReview,
  Unlock,
} from "./types";

type Server = components["schemas"];

interface Pairs {
  Access: Fits<Access, Server["people.Memberships.Membership"]>;
  Approvals: Fits<Approvals, Server["quality.ApprovalEndpoint.Approvals"]>;
  CertificateBadge: Fits<CertificateBadge, Server["assurance.checklist.ChecklistView.Badge"]>;
  Checklist: Fits<Checklist, Server["assurance.checklist.ChecklistView"]>;
  Client: Fits<Client, Server["office.ClientSheet"]>;
  ClientStanding: Fits<ClientStanding, Server["assurance.evaluation.ClientStandingsEndpoint.OfClient"]>;
  CompanyKey: Fits<CompanyKey, Server["client.key.KeysEndpoint.Company"]>;
  ConfirmationPage: Fits<ConfirmationPage, Server["assurance.evaluation.ConfirmationEndpoint.Page"]>;
  Confirmed: Fits<Confirmed, Server["assurance.evaluation.ConfirmationEndpoint.Confirmed"]>;
  Confirming: Fits<Confirming, Server["assurance.evaluation.ConfirmationEndpoint.Confirming"]>;
  ContractSheet: Fits<ContractSheet, Server["contract.ContractSheet"]>;
  ContractVersion: Fits<ContractVersion, Server["contract.ContractSheet.Version"]>;
  Coverage: Fits<Coverage, Server["assurance.checklist.ChecklistView.Coverage"]>;
  CoveredScope: Fits<CoveredScope, Server["assurance.checklist.ChecklistView.Scope"]>;
  DayItem: Fits<DayItem, Server["assurance.checklist.ChecklistView.DayItem"]>;
  DayOfItems: Fits<DayOfItems, Server["assurance.checklist.ChecklistView.Day"]>;
  NewOffer: Fits<NewOffer, Server["contract.signing.OfficeOfferEndpoint.NewOffer"]>;
  Offer: Fits<Offer, Server["contract.signing.OfferView"]>;
  OfferScan: Fits<OfferScan, Server["contract.signing.OfferView.ScanView"]>;
  OfferSignature: Fits<OfferSignature, Server["contract.signing.OfferView.SignatureView"]>;
  OfficeOffers: Fits<OfficeOffers, Server["contract.signing.OfficeOfferEndpoint.Page"]>;
  Term: Fits<Term, Server["contract.document.TermsEndpoint.View"]>;
  TermsPage: Fits<TermsPage, Server["contract.document.TermsEndpoint.Page"]>;
  ToSign: Fits<ToSign, Server["contract.signing.ToSign"]>;
  DeskCall: Fits<DeskCall, Server["call.DeskView.Call"]>;
  DeskState: Fits<DeskState, Server["call.DeskView"]>;
  Engagement: Fits<Engagement, Server["people.StandingView.EngagementView"]>;
  EnrolmentLink: Fits<EnrolmentLink, Server["people.OfficePeopleEndpoint.Offered"]>;
  EnrolmentOptions: Fits<EnrolmentOptions, Server["signin.SignInEndpoint.EnrolmentOptions"]>;
  Evaluating: Fits<Evaluating, Server["assurance.evaluation.EvaluationEndpoint.Signing"]>;
  Evaluation: Fits<Evaluation, Server["assurance.evaluation.EvaluationEndpoint.Opened"]>;
  EvaluationLink: Fits<EvaluationLink, Server["assurance.evaluation.EvaluationLinksEndpoint.LinkView"]>;
  NoticeApprovals: Fits<NoticeApprovals, Server["delivery.content.NoticeApprovalEndpoint.Approvals"]>;
  NoticeApproved: Fits<NoticeApproved, Server["delivery.content.DeskApprovalEndpoint.Answer"]>;
  Form: Fits<Form, Server["call.DeskView.Form"]>;
  FormField: Fits<FormField, Server["call.DeskView.Field"]>;
  GivenReview: Fits<GivenReview, Server["quality.GivingEndpoint.Given"]>;
  HeldKey: Fits<HeldKey, Server["client.key.KeysEndpoint.HeldKey"]>;
  Hours: Fits<Hours, Server["office.ClientSheet.Times"]>;
  Inbox: Fits<Inbox, Server["message.InboxEndpoint.Page"]>;
  InboxItem: Fits<InboxItem, Server["message.InboxEndpoint.Item"]>;
  InboxNote: Fits<InboxNote, Server["message.NoteEndpoint.Note"]>;
  Keys: Fits<Keys, Server["client.key.KeysEndpoint.Keys"]>;
  LoggedBatch: Fits<LoggedBatch, Server["assurance.checklist.TrustEndpoint.Logged"]>;
  LogPage: Fits<LogPage, Server["audit.LogPage"]>;
  MadeLink: Fits<MadeLink, Server["assurance.evaluation.EvaluationLinksEndpoint.Made"]>;
  Me: Fits<Me, Server["signin.CurrentUserView"]>;
  MemberKey: Fits<MemberKey, Server["client.key.KeysEndpoint.Member"]>;
  NewMessage: Fits<NewMessage, Server["message.MessageEndpoint.NewMessage"]>;
  OfCheck: Fits<OfCheck, Server["assurance.checklist.ChecklistView.OfCheck"]>;
  OfControl: Fits<OfControl, Server["assurance.checklist.ChecklistView.OfControl"]>;
  OfItem: Fits<OfItem, Server["assurance.checklist.ChecklistView.OfItem"]>;
  OfLeg: Fits<OfLeg, Server["assurance.checklist.ChecklistView.OfLeg"]>;
  OwnRelease: Fits<OwnRelease, Server["message.MessageEndpoint.Released"]>;
  PastObservation: Fits<PastObservation, Server["assurance.checklist.TrustEndpoint.Past"]>;
  PathLeg: Fits<PathLeg, Server["assurance.checklist.ChecklistView.PathLeg"]>;
  Person: Fits<Person, Server["people.OfficePeopleEndpoint.Listed"]>;
  PinToCompare: Fits<PinToCompare, Server["client.key.PinEndpoint.State"]>;
  Proof: Fits<Proof, Server["assurance.checklist.TrustEndpoint.Proof"]>;
  Release: Fits<Release, Server["vault.ObjectEndpoint.Released"]>;
  ReleasedSegment: Fits<ReleasedSegment, Server["vault.ObjectEndpoint.Segment"]>;
  Reviewer: Fits<Reviewer, Server["quality.GivingEndpoint.Reviewer"]>;
  ReviewerKey: Fits<ReviewerKey, Server["quality.ReviewEndpoint.Mine"]>;
  Reviewers: Fits<Reviewers, Server["quality.GivingEndpoint.Reviewers"]>;
  ReviewRelease: Fits<ReviewRelease, Server["quality.ReviewEndpoint.Released"]>;
  SaidOfItem: Fits<SaidOfItem, Server["assurance.evaluation.Answers.Said"]>;
  SealTo: Fits<SealTo, Server["call.DeskView.Seal"]>;
  SeenCheck: Fits<SeenCheck, Server["assurance.checklist.ChecklistView.Seen"]>;
  SeenCopies: Fits<SeenCopies, Server["copies.LogCopyService.Seen"]>;
  SeenCopy: Fits<SeenCopy, Server["copies.LogCopyService.Copy"]>;
  SeenStamp: Fits<SeenStamp, Server["audit.anchor.TimestampReader.Seen"]>;
  SeenWitness: Fits<SeenWitness, Server["audit.anchor.WitnessReader.Seen"]>;
  SeenWitnesses: Fits<SeenWitnesses, Server["office.WitnessEndpoint.Shown"]>;
  SeveralReleased: Fits<SeveralReleased, Server["vault.HeaderRenewalEndpoint.Several"]>;
  SignedEvaluation: Fits<SignedEvaluation, Server["assurance.evaluation.EvaluationEndpoint.SignedView"]>;
  SignInOptions: Fits<SignInOptions, Server["signin.SignInEndpoint.SignInOptions"]>;
  SpokenText: Fits<SpokenText, Server["call.DeskView.Greeting"]>;
  StaffStanding: Fits<StaffStanding, Server["people.StandingView"]>;
  Statable: Fits<Statable, Server["assurance.statement.StatementsEndpoint.Statable"]>;
  Stated: Fits<Stated, Server["assurance.statement.StatementsEndpoint.Stated"]>;
  ClosurePage: Fits<ClosurePage, Server["assurance.closure.ClosureEndpoint.Page"]>;
  StatementPage: Fits<StatementPage, Server["assurance.statement.StatementsEndpoint.Page"]>;
  TakenMessage: Fits<TakenMessage, Server["message.MessageEndpoint.Answer"]>;
  TermsDraft: Fits<TermsDraft, Server["contract.Draft"]>;
  TestFound: Fits<TestFound, Server["assurance.checklist.LiveTests.Found"]>;
  TestMade: Fits<TestMade, Server["assurance.checklist.LiveTests.Made"]>;
  Text: Fits<Text, Server["call.DeskView.Words"]>;
  ToReview: Fits<ToReview, Server["quality.ReviewEndpoint.Given"]>;
  Unlock: Fits<Unlock, Server["client.key.KeysEndpoint.Unlock"]>;
}

/// Names of the types that do not fit any more: the compiler shows them here.
type Drifted = { [K in keyof Pairs]: Pairs[K] extends true ? never : K }[keyof Pairs];
const drifted: Drifted[] = [] satisfies never[];

test("the pages' types are the server's", () => {
  const none: [Drifted] extends [never] ? true : Drifted = true;
  expect(none).toBe(true);
  expect(drifted).toEqual([]);
});

test("the generated types are those of the API description (npm run api-types)", async () => {
  expect(await readFile(SCHEMA, "utf8")).toBe(await schema());
});
