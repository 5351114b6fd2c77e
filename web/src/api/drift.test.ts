import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { schema, SCHEMA } from "../../api-types.mjs";
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
  FormField,
  GivenReview,
  HeldKey,
  Hours,
  Inbox,
  InboxItem,
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

/// Without what a page may leave out of a request, or does not read of every answer.
type Always<T> = T extends readonly (infer Item)[]
  ? Always<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Always<Exclude<T[K], undefined>> }
    : T;

/// What a page reads has the server's fields, each alike or narrower (a role instead of any text), never wider.
type Fits<Page, Answer> = [Exclude<keyof Page, keyof Answer>, Exclude<keyof Answer, keyof Page>] extends [never, never]
  ? Always<Page> extends Answer
    ? true
    : false
  : false;

interface Pairs {
  Access: Fits<Access, Server["people.Memberships.Membership"]>;
  Approvals: Fits<Approvals, Server["quality.ApprovalEndpoint.Approvals"]>;
  Client: Fits<Client, Server["office.ClientSheet"]>;
  CompanyKey: Fits<CompanyKey, Server["client.key.KeysEndpoint.Company"]>;
  ContractSheet: Fits<ContractSheet, Server["contract.ContractSheet"]>;
  ContractVersion: Fits<ContractVersion, Server["contract.ContractSheet.Version"]>;
  DeskCall: Fits<DeskCall, Server["call.DeskView.Call"]>;
  DeskState: Fits<DeskState, Server["call.DeskView"]>;
  Engagement: Fits<Engagement, Server["people.StandingView.EngagementView"]>;
  EnrolmentLink: Fits<EnrolmentLink, Server["people.OfficePeopleEndpoint.Offered"]>;
  EnrolmentOptions: Fits<EnrolmentOptions, Server["signin.SignInEndpoint.EnrolmentOptions"]>;
  Form: Fits<Form, Server["call.DeskView.Form"]>;
  FormField: Fits<FormField, Server["call.DeskView.Field"]>;
  GivenReview: Fits<GivenReview, Server["quality.GivingEndpoint.Given"]>;
  HeldKey: Fits<HeldKey, Server["client.key.KeysEndpoint.Held"]>;
  Hours: Fits<Hours, Server["office.ClientSheet.Times"]>;
  Inbox: Fits<Inbox, Server["message.InboxEndpoint.Page"]>;
  InboxItem: Fits<InboxItem, Server["message.InboxEndpoint.Item"]>;
  Keys: Fits<Keys, Server["client.key.KeysEndpoint.Keys"]>;
  LogPage: Fits<LogPage, Server["audit.LogPage"]>;
  Me: Fits<Me, Server["signin.CurrentUserView"]>;
  MemberKey: Fits<MemberKey, Server["client.key.KeysEndpoint.Member"]>;
  NewMessage: Fits<NewMessage, Server["message.MessageEndpoint.NewMessage"]>;
  OwnRelease: Fits<OwnRelease, Server["message.MessageEndpoint.Released"]>;
  Person: Fits<Person, Server["people.OfficePeopleEndpoint.Listed"]>;
  PinToCompare: Fits<PinToCompare, Server["client.key.PinEndpoint.State"]>;
  Release: Fits<Release, Server["vault.ObjectEndpoint.Released"]>;
  ReleasedSegment: Fits<ReleasedSegment, Server["vault.ObjectEndpoint.Segment"]>;
  Reviewer: Fits<Reviewer, Server["quality.GivingEndpoint.Reviewer"]>;
  ReviewRelease: Fits<ReviewRelease, Server["quality.ReviewEndpoint.Released"]>;
  ReviewerKey: Fits<ReviewerKey, Server["quality.ReviewEndpoint.Mine"]>;
  Reviewers: Fits<Reviewers, Server["quality.GivingEndpoint.Reviewers"]>;
  SealTo: Fits<SealTo, Server["call.DeskView.Seal"]>;
  SeenCopies: Fits<SeenCopies, Server["copies.LogCopyService.Seen"]>;
  SeenCopy: Fits<SeenCopy, Server["copies.LogCopyService.Copy"]>;
  SeenStamp: Fits<SeenStamp, Server["audit.anchor.TimestampReader.Seen"]>;
  SeenWitness: Fits<SeenWitness, Server["audit.anchor.WitnessReader.Seen"]>;
  SeenWitnesses: Fits<SeenWitnesses, Server["office.WitnessEndpoint.Shown"]>;
  SeveralReleased: Fits<SeveralReleased, Server["vault.HeaderRenewalEndpoint.Several"]>;
  SignInOptions: Fits<SignInOptions, Server["signin.SignInEndpoint.SignInOptions"]>;
  SpokenText: Fits<SpokenText, Server["call.DeskView.Greeting"]>;
  StaffStanding: Fits<StaffStanding, Server["people.StandingView"]>;
  TakenMessage: Fits<TakenMessage, Server["message.MessageEndpoint.Answer"]>;
  TermsDraft: Fits<TermsDraft, Server["contract.Draft"]>;
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
