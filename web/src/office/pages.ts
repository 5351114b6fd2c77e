import { lazy } from "react";
import type { Page } from "../shell/page.ts";
import { words } from "../i18n/language.ts";
import en from "./locales/en/pages.json";
import ja from "./locales/ja/pages.json";

const name = words("office.pages", ja, en);

const AlarmMark = lazy(() => import("./watch/AlarmMark.tsx"));
const UnansweredMark = lazy(() => import("./deliveries/UnansweredMark.tsx"));
const WaitingMark = lazy(() => import("./privileges/WaitingMark.tsx"));

const watchers = ["admin", "security-officer", "internal-auditor"] as const;

export const officePages: readonly Page[] = [
  {
    path: "/office/people",
    load: () => import("./people/People.tsx"),
    roles: [...watchers, "hr"],
    nav: () => name("people"),
  },
  { path: "/office/registry", load: () => import("./people/Import.tsx"), roles: ["admin", "hr"] },
  {
    path: "/office/roles",
    load: () => import("./people/Roles.tsx"),
    roles: [...watchers, "hr"],
    nav: () => name("roles"),
  },
  {
    path: "/office/privileges",
    load: () => import("./privileges/Privileges.tsx"),
    roles: watchers,
    nav: () => name("privileges"),
    mark: WaitingMark,
  },
  { path: "/office/support", load: () => import("./privileges/LookAt.tsx"), roles: ["admin"] },
  { path: "/office/tokens", load: () => import("./tokens/Tokens.tsx"), roles: watchers, nav: () => name("tokens") },
  {
    path: "/office/clients",
    load: () => import("./clients/Clients.tsx"),
    roles: ["admin"],
    nav: () => name("clients"),
  },
  {
    path: "/office/subprocessors",
    load: () => import("./subprocessors/Subprocessors.tsx"),
    roles: ["admin"],
    nav: () => name("subprocessors"),
  },
  {
    path: "/office/requests",
    load: () => import("./requests/Requests.tsx"),
    roles: watchers,
    nav: () => name("requests"),
  },
  {
    path: "/office/retention",
    load: () => import("./retention/Retention.tsx"),
    roles: watchers,
    nav: () => name("retention"),
  },
  {
    path: "/office/groups",
    load: () => import("./groups/Groups.tsx"),
    roles: ["admin"],
    nav: () => name("groups"),
  },
  {
    path: "/office/kyc",
    load: () => import("./kyc/Kyc.tsx"),
    roles: ["admin", "security-officer"],
    nav: () => name("kyc"),
  },
  {
    path: "/office/clients/$id/kyc",
    load: () => import("./kyc/ClientKyc.tsx"),
    roles: ["admin", "security-officer"],
  },
  {
    path: "/office/deliveries",
    load: () => import("./deliveries/Deliveries.tsx"),
    roles: ["admin", "supervisor"],
    nav: () => name("deliveries"),
    mark: UnansweredMark,
  },
  {
    path: "/office/watch",
    load: () => import("./watch/Watch.tsx"),
    roles: watchers,
    nav: () => name("watch"),
    mark: AlarmMark,
  },
  {
    path: "/office/places",
    load: () => import("./places/Places.tsx"),
    roles: ["supervisor", ...watchers],
    nav: () => name("places"),
  },
  {
    path: "/office/outside",
    load: () => import("./outside/Outside.tsx"),
    roles: watchers,
    nav: () => name("outside"),
  },
  {
    path: "/office/certificates",
    load: () => import("./certificates/Certificates.tsx"),
    roles: watchers,
    nav: () => name("certificates"),
  },
  {
    path: "/office/assurance",
    load: () => import("./assurance/Assurance.tsx"),
    roles: watchers,
    nav: () => name("assurance"),
  },
  {
    path: "/office/backup",
    load: () => import("./backup/Backup.tsx"),
    roles: watchers,
    nav: () => name("backup"),
  },
  { path: "/office/probe", load: () => import("./probe/Probe.tsx"), roles: watchers, nav: () => name("probe") },
  {
    path: "/office/seal",
    load: () => import("./seal/Seal.tsx"),
    roles: ["admin"],
    nav: () => name("seal"),
  },
  { path: "/office/clients/$id/contract", load: () => import("./contract/OfficeContract.tsx"), roles: ["admin"] },
  { path: "/office/clients/$id/answering", load: () => import("./clients/ClientAnswering.tsx"), roles: ["admin"] },
  { path: "/office/clients/$id", load: () => import("./clients/ClientScreen.tsx"), roles: ["admin"] },
];
