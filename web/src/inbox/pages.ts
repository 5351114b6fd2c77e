import { lazy } from "react";
import type { Page } from "../shell/page.ts";

const KeyWaitsMark = lazy(() => import("./members/KeyWaitsMark.tsx"));
const DueMark = lazy(() => import("./requests/DueMark.tsx"));

const members = ["client-admin", "client-member"] as const;
const readers = [...members, "client-auditor"] as const;

export const inboxPages: readonly Page[] = [
  { path: "/inbox", load: () => import("./messages/Inbox.tsx"), roles: members, nav: ["受信箱", "Inbox"], full: true },
  {
    path: "/inbox/oncall",
    load: () => import("./oncall/OnCall.tsx"),
    roles: members,
    nav: ["連絡と当番", "On call"],
  },
  {
    path: "/inbox/members",
    load: () => import("./members/Members.tsx"),
    roles: ["client-admin"],
    nav: ["メンバー", "Members"],
    mark: KeyWaitsMark,
  },
  {
    path: "/inbox/mailboxes",
    load: () => import("./mailboxes/Mailboxes.tsx"),
    roles: ["client-admin"],
    nav: ["部署", "Departments"],
  },
  {
    path: "/inbox/answering",
    load: () => import("./answering/Answering.tsx"),
    roles: ["client-admin"],
    nav: ["応対の設定", "Answering"],
  },
  { path: "/inbox/keys", load: () => import("./keys/MyKeys.tsx"), roles: members, nav: ["自分の鍵", "My keys"] },
  { path: "/inbox/shares", load: () => import("./recovery/Shares.tsx"), roles: ["client-admin"] },
  { path: "/inbox/recovery", load: () => import("./recovery/Recovery.tsx"), roles: ["client-admin"] },
  { path: "/inbox/contract", load: () => import("./contract/Contract.tsx"), roles: readers, nav: ["契約", "Contract"] },
  {
    path: "/inbox/subprocessors",
    load: () => import("./subprocessors/Subprocessors.tsx"),
    roles: readers,
    nav: ["再委託先", "Sub-processors"],
  },
  {
    path: "/inbox/inventory",
    load: () => import("./inventory/Inventory.tsx"),
    roles: readers,
    nav: ["取扱台帳", "Inventory"],
  },
  {
    path: "/inbox/retention",
    load: () => import("./retention/Retention.tsx"),
    roles: readers,
    nav: ["保存と消去", "Keeping and erasing"],
  },
  {
    path: "/inbox/requests",
    load: () => import("./requests/Requests.tsx"),
    roles: readers,
    nav: ["開示等の請求", "Data requests"],
    mark: DueMark,
  },
  {
    path: "/inbox/checklist",
    load: () => import("./checklist/Checklist.tsx"),
    roles: readers,
    nav: ["点検表", "Checklist"],
  },
  { path: "/inbox/log", load: () => import("./log/Log.tsx"), roles: readers, nav: ["アクセス記録", "Access log"] },
  {
    path: "/inbox/exit",
    load: () => import("./exit/ExitPack.tsx"),
    roles: ["client-admin"],
    nav: ["データの書き出し", "Export"],
  },
];
