import { lazy } from "react";
import type { Page } from "../shell/page.ts";

const AlarmMark = lazy(() => import("./watch/AlarmMark.tsx"));
const UnansweredMark = lazy(() => import("./deliveries/UnansweredMark.tsx"));
const WaitingMark = lazy(() => import("./privileges/WaitingMark.tsx"));

const watchers = ["admin", "security-officer", "internal-auditor"] as const;

export const officePages: readonly Page[] = [
  {
    path: "/office/people",
    load: () => import("./people/People.tsx"),
    roles: [...watchers, "hr"],
    nav: ["スタッフ・メンバー", "People"],
  },
  { path: "/office/registry", load: () => import("./people/Import.tsx"), roles: ["admin", "hr"] },
  {
    path: "/office/roles",
    load: () => import("./people/Roles.tsx"),
    roles: [...watchers, "hr"],
    nav: ["役割", "Roles"],
  },
  {
    path: "/office/privileges",
    load: () => import("./privileges/Privileges.tsx"),
    roles: watchers,
    nav: ["期限つき権限", "Privileges"],
    mark: WaitingMark,
  },
  { path: "/office/support", load: () => import("./privileges/LookAt.tsx"), roles: ["admin"] },
  { path: "/office/tokens", load: () => import("./tokens/Tokens.tsx"), roles: watchers, nav: ["連携", "Integrations"] },
  {
    path: "/office/clients",
    load: () => import("./clients/Clients.tsx"),
    roles: ["admin"],
    nav: ["委託元", "Clients"],
  },
  {
    path: "/office/subprocessors",
    load: () => import("./subprocessors/Subprocessors.tsx"),
    roles: ["admin"],
    nav: ["再委託先", "Sub-processors"],
  },
  {
    path: "/office/requests",
    load: () => import("./requests/Requests.tsx"),
    roles: watchers,
    nav: ["開示等の請求", "Data requests"],
  },
  {
    path: "/office/retention",
    load: () => import("./retention/Retention.tsx"),
    roles: watchers,
    nav: ["保存と消去", "Retention"],
  },
  {
    path: "/office/groups",
    load: () => import("./groups/Groups.tsx"),
    roles: ["admin"],
    nav: ["班", "Groups"],
  },
  {
    path: "/office/kyc",
    load: () => import("./kyc/Kyc.tsx"),
    roles: ["admin", "security-officer"],
    nav: ["取引時確認", "Verification"],
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
    nav: ["お知らせ", "Notices"],
    mark: UnansweredMark,
  },
  {
    path: "/office/watch",
    load: () => import("./watch/Watch.tsx"),
    roles: watchers,
    nav: ["監視", "Watch"],
    mark: AlarmMark,
  },
  {
    path: "/office/places",
    load: () => import("./places/Places.tsx"),
    roles: ["supervisor", ...watchers],
    nav: ["席の確認", "Desk checks"],
  },
  {
    path: "/office/outside",
    load: () => import("./outside/Outside.tsx"),
    roles: watchers,
    nav: ["外部の証明・写し", "External proofs"],
  },
  {
    path: "/office/certificates",
    load: () => import("./certificates/Certificates.tsx"),
    roles: watchers,
    nav: ["認証・適用範囲", "Certificates"],
  },
  {
    path: "/office/assurance",
    load: () => import("./assurance/Assurance.tsx"),
    roles: watchers,
    nav: ["点検表", "Checklist"],
  },
  {
    path: "/office/backup",
    load: () => import("./backup/Backup.tsx"),
    roles: watchers,
    nav: ["バックアップ", "Backup"],
  },
  { path: "/office/probe", load: () => import("./probe/Probe.tsx"), roles: watchers, nav: ["自動点検", "Self-test"] },
  {
    path: "/office/seal",
    load: () => import("./seal/Seal.tsx"),
    roles: ["admin"],
    nav: ["起動の二人承認", "Start lock"],
  },
  { path: "/office/clients/$id/contract", load: () => import("./contract/OfficeContract.tsx"), roles: ["admin"] },
  { path: "/office/clients/$id/answering", load: () => import("./clients/ClientAnswering.tsx"), roles: ["admin"] },
  { path: "/office/clients/$id", load: () => import("./clients/ClientScreen.tsx"), roles: ["admin"] },
];
