import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type * as answering from "./answering/settings/queries.ts";
import type * as answeringTypes from "./answering/settings/types.ts";
import type * as certificates from "./office/certificates/certificates.ts";
import type * as apiTokens from "./office/tokens/tokens.ts";
import type { components } from "./api/schema";
import type { Fits } from "./api/fits";
import type * as subprocessor from "./contract/subprocessor/queries.ts";
import type * as deliveries from "./delivery/deliveries.ts";
import type * as directory from "./desk/contacts/Directory.tsx";
import type * as place from "./desk/place/place.ts";
import type * as support from "./frame/Support.tsx";
import type * as lastObeyed from "./inbox/contract/LastObeyed.tsx";
import type * as exitPack from "./inbox/exit/ExitPack.tsx";
import type * as inventory from "./inbox/inventory/queries.ts";
import type * as footprint from "./inbox/log/Footprint.tsx";
import type * as logDetail from "./inbox/log/LogDetail.tsx";
import type * as mediums from "./inbox/log/outside/Mediums.tsx";
import type * as probed from "./inbox/log/probed/probed.ts";
import type * as mailboxes from "./inbox/mailboxes/mailboxes.ts";
import type * as ownProvider from "./inbox/members/ProviderForm.tsx";
import type * as oncall from "./inbox/oncall/queries.ts";
import type * as reheader from "./inbox/reheader/reheader.ts";
import type * as requests from "./inbox/requests/queries.ts";
import type * as probe from "./inbox/retention/Probe.tsx";
import type * as backup from "./office/backup/backup.ts";
import type * as officeContract from "./office/contract/OfficeContract.tsx";
import type * as groups from "./office/groups/queries.ts";
import type * as kyc from "./office/kyc/queries.ts";
import type * as outside from "./office/outside/Outside.tsx";
import type * as roles from "./office/people/Roles.tsx";
import type * as people from "./office/people/queries.ts";
import type * as privileges from "./office/privileges/privileges.ts";
import type * as probeProbe from "./office/probe/probe.ts";
import type * as requestsRequests from "./office/requests/Requests.tsx";
import type * as retention from "./office/retention/Retention.tsx";
import type * as seal from "./office/seal/Seal.tsx";
import type * as machine from "./office/watch/Machine.tsx";
import type * as officeFootprint from "./office/watch/OfficeFootprint.tsx";
import type * as watch from "./office/watch/Watch.tsx";
import type * as watchedCallers from "./office/watch/WatchedCallers.tsx";
import type * as indexing from "./search/indexing.ts";
import type * as textIndex from "./search/textIndex.ts";
import type * as tokens from "./search/tokens.ts";
import type * as companyAccount from "./session/CompanyAccount.tsx";
import type * as provider from "./signin/provider.ts";

type Server = components["schemas"];

interface Pairs {
  "privileges.Guest": Fits<privileges.Guest, Server["database.TemporaryLogins.Guest"]>;
  "apiTokens.ShownToken": Fits<apiTokens.ShownToken, Server["people.token.ApiTokensEndpoint.Shown"]>;
  "apiTokens.TokenSheet": Fits<apiTokens.TokenSheet, Server["people.token.ApiTokensEndpoint.Sheet"]>;
  "privileges.GlassSheet": Fits<privileges.GlassSheet, Server["people.privilege.BreakGlass.Sheet"]>;
  "privileges.Privilege": Fits<privileges.Privilege, Server["people.privilege.PrivilegesEndpoint.View"]>;
  "privileges.PrivilegeSheet": Fits<privileges.PrivilegeSheet, Server["people.privilege.PrivilegesEndpoint.Sheet"]>;
  "certificates.History": Fits<certificates.History, Server["assurance.certificate.CertificatePage.History"]>;
  "answeringTypes.Sheet": Fits<answeringTypes.Sheet, Server["answering.AnsweringSheet"]>;
  "answeringTypes.Settings": Fits<answeringTypes.Settings, Server["answering.AnsweringSettings"]>;
  "answering.Blocked": Fits<answering.Blocked, Server["answering.block.BlockedCallersEndpoint.BlockedView"]>;
  "subprocessor.OfficePage": Fits<
    subprocessor.OfficePage,
    Server["contract.subprocessor.OfficeSubprocessorEndpoint.Page"]
  >;
  "subprocessor.OwnPage": Fits<subprocessor.OwnPage, Server["contract.subprocessor.OwnSubprocessorEndpoint.Page"]>;
  "subprocessor.Subprocessor": Fits<subprocessor.Subprocessor, Server["contract.subprocessor.SubprocessorView"]>;
  "deliveries.BrokenWay": Fits<deliveries.BrokenWay, Server["delivery.DeskDeliveriesEndpoint.BrokenWay"]>;
  "deliveries.Delivery": Fits<deliveries.Delivery, Server["delivery.DeliveryView"]>;
  "deliveries.OfClient": Fits<deliveries.OfClient, Server["delivery.DeskDeliveriesEndpoint.Row"]>;
  "directory.Named": Fits<directory.Named, Server["desk.DeskPeopleEndpoint.Named"]>;
  "place.Mine": Fits<place.Mine, Server["people.place.WorkplaceEndpoint.Mine"]>;
  "support.Look": Fits<support.Look, Server["people.privilege.SupportEndpoint.Look"]>;
  "lastObeyed.Last": Fits<lastObeyed.Last, Server["contract.EnforcementEndpoint.Last"]>;
  "exitPack.Ready": Fits<exitPack.Ready, Server["vault.ExitPackEndpoint.Ready"]>;
  "inventory.Page": Fits<inventory.Page, Server["contract.inventory.InventoryEndpoint.Page"]>;
  "inventory.Trial": Fits<inventory.Trial, Server["contract.inventory.InventoryEndpoint.Trial"]>;
  "footprint.Reached": Fits<footprint.Reached, Server["watch.AccessFootprintEndpoint.Own"]>;
  "logDetail.Detail": Fits<logDetail.Detail, Server["audit.reading.LogSearch.Detail"]>;
  "mediums.Medium": Fits<mediums.Medium, Server["copies.MonthlyMedia.Medium"]>;
  "probed.Probed": Fits<probed.Probed, Server["probe.ProbeEndpoint.Summary"]>;
  "mailboxes.Mailboxes": Fits<mailboxes.Mailboxes, Server["client.mailbox.MailboxesEndpoint.All"]>;
  "mailboxes.Waiting": Fits<mailboxes.Waiting, Server["message.InboxEndpoint.Waiting"]>;
  "ownProvider.OwnProviderSeen": Fits<ownProvider.OwnProviderSeen, Server["signin.oidc.OwnProviderEndpoint.Seen"]>;
  "oncall.Contact": Fits<oncall.Contact, Server["client.directory.ContactsEndpoint.Shown"]>;
  "oncall.DryRun": Fits<oncall.DryRun, Server["delivery.DryRun.Run"]>;
  "oncall.Policy": Fits<oncall.Policy, Server["delivery.PolicyEndpoint.Shown"]>;
  "oncall.Reach": Fits<oncall.Reach, Server["delivery.way.DeliveryWayEndpoint.Shown"]>;
  "oncall.Roster": Fits<oncall.Roster, Server["client.oncall.RosterEndpoint.Shown"]>;
  "oncall.Stretch": Fits<oncall.Stretch, Server["client.oncall.RosterEndpoint.Stretch"]>;
  "oncall.Tested": Fits<oncall.Tested, Server["delivery.way.DeliveryWayEndpoint.Tested"]>;
  "reheader.Stale": Fits<reheader.Stale, Server["vault.HeaderRenewalEndpoint.Stale"]>;
  "requests.Note": Fits<requests.Note, Server["disclosure.RequestEndpoint.Note"]>;
  "requests.Register": Fits<requests.Register, Server["disclosure.RequestView.Register"]>;
  "requests.Whole": Fits<requests.Whole, Server["disclosure.RequestView.Whole"]>;
  "probe.Answer": Fits<probe.Answer, Server["retention.ErasedEndpoint.Answer"]>;
  "backup.Backup": Fits<backup.Backup, Server["backup.BackupEndpoint.Page"]>;
  "officeContract.Moments": Fits<officeContract.Moments, Server["contract.EnforcementEndpoint.Moments"]>;
  "groups.Unstaffed": Fits<groups.Unstaffed, Server["desk.UnstaffedGroupsEndpoint.Unstaffed"]>;
  "kyc.Everything": Fits<kyc.Everything, Server["kyc.KycEndpoint.All"]>;
  "outside.CopiesOfOne": Fits<outside.CopiesOfOne, Server["copies.LogCopyService.OfOne"]>;
  "outside.OutsideState": Fits<outside.OutsideState, Server["office.OutsideEndpoint.Outside"]>;
  "roles.Sheet": Fits<roles.Sheet, Server["people.hr.RegistryEndpoint.Roles"]>;
  "people.Outcome": Fits<people.Outcome, Server["people.hr.HrImport.Outcome"]>;
  "privileges.GlassState": Fits<privileges.GlassState, Server["people.privilege.BreakGlassEndpoint.State"]>;
  "probeProbe.Probe": Fits<probeProbe.Probe, Server["probe.ProbeEndpoint.Page"]>;
  "requestsRequests.OfKind": Fits<requestsRequests.OfKind, Server["disclosure.OfficeRequestEndpoint.OfKind"]>;
  "retention.OfClient": Fits<retention.OfClient, Server["retention.OfficeRetentionEndpoint.OfClient"]>;
  "seal.SealState": Fits<seal.SealState, Server["office.OfficeSealEndpoint.State"]>;
  "machine.About": Fits<machine.About, Server["boot.machine.MachineEndpoint.Machine"]>;
  "officeFootprint.InLog": Fits<officeFootprint.InLog, Server["watch.AccessFootprintEndpoint.InLog"]>;
  "watch.Day": Fits<watch.Day, Server["watch.WatchEndpoint.Shown"]>;
  "watchedCallers.Watched": Fits<watchedCallers.Watched, Server["watch.watchlist.WatchedCallersEndpoint.Shown"]>;
  "indexing.Openables": Fits<indexing.Openables, Server["vault.TokensEndpoint.Openables"]>;
  "textIndex.Kept": Fits<textIndex.Kept, Server["message.index.TextIndexEndpoint.Index"]>;
  "tokens.FoundAnswer": Fits<tokens.FoundAnswer, Server["message.InboxEndpoint.Found"]>;
  "companyAccount.Identity": Fits<companyAccount.Identity, Server["signin.ProviderEndpoint.Own"]>;
  "provider.Begun": Fits<provider.Begun, Server["signin.ProviderSignIn.Begun"]>;
}

/// Names of the types that do not fit any more: the compiler shows them here.
type Drifted = { [K in keyof Pairs]: Pairs[K] extends true ? never : K }[keyof Pairs];
const drifted: Drifted[] = [] satisfies never[];

const HERE = import.meta.dirname;

/// Of the demo, which is not described; and a union, of which one part is held.
const ELSEWHERE = ["CallStatus", "Demo", "DemoMail", "DemoPost", "EdgePin"];

test("every type that a screen asks for is held", () => {
  const held = textOf("answers.test.ts") + textOf("api/drift.test.ts");
  const unheld = readdirSync(HERE, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .flatMap((file) => {
      const text = textOf(file);
      return [...text.matchAll(/\bapi\.(?:get|post|put|delete)<([A-Z]\w*)(?:\[\])?>\(/g)]
        .map(([, type = ""]) => new RegExp(`\\btype (\\w+) as ${type}\\b`).exec(text)?.[1] ?? type)
        .filter((type) => !new RegExp(`\\btype ${type} = (?:S|components\\["schemas"\\])\\[`).test(text))
        .filter((type) => !ELSEWHERE.includes(type) && !new RegExp(`\\b${type}"?: Fits<`).test(held))
        .map((type) => `${file}: ${type}`);
    });
  expect(unheld).toEqual([]);
});

function textOf(file: string): string {
  return readFileSync(`${HERE}/${file}`, "utf8");
}

test("the types that screens keep beside them are the server's", () => {
  const none: [Drifted] extends [never] ? true : Drifted = true;
  expect(none).toBe(true);
  expect(drifted).toEqual([]);
});
