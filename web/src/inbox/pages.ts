import { lazy } from "react";
import type { Page } from "../shell/page.ts";
import { words } from "../i18n/language.ts";
import en from "./locales/en/pages.json";
import ja from "./locales/ja/pages.json";

const name = words("inbox.pages", ja, en);

const KeyWaitsMark = lazy(() => import("./members/KeyWaitsMark.tsx"));
const DueMark = lazy(() => import("./requests/DueMark.tsx"));

const members = ["client-admin", "client-member"] as const;
const readers = [...members, "client-auditor"] as const;

export const inboxPages: readonly Page[] = [
  { path: "/keys", load: () => import("./start/KeySetup.tsx"), roles: members, needs: "READ_OWN" },
  {
    path: "/inbox",
    load: () => import("./messages/Inbox.tsx"),
    roles: members,
    needs: "READ_OWN",
    nav: () => name("inbox"),
    full: true,
  },
  {
    path: "/inbox/oncall",
    load: () => import("./oncall/OnCall.tsx"),
    roles: members,
    needs: "READ_OWN",
    nav: () => name("oncall"),
  },
  {
    path: "/inbox/members",
    load: () => import("./members/Members.tsx"),
    roles: ["client-admin"],
    needs: "MANAGE_KEYS",
    nav: () => name("members"),
    mark: KeyWaitsMark,
  },
  {
    path: "/inbox/mailboxes",
    load: () => import("./mailboxes/Mailboxes.tsx"),
    roles: ["client-admin"],
    needs: "MANAGE_KEYS",
    nav: () => name("mailboxes"),
  },
  {
    path: "/inbox/answering",
    load: () => import("./answering/Answering.tsx"),
    roles: ["client-admin"],
    needs: "SET_ANSWERING",
    nav: () => name("answering"),
  },
  { path: "/inbox/keys", load: () => import("./keys/MyKeys.tsx"), roles: members, nav: () => name("keys") },
  {
    path: "/inbox/shares",
    load: () => import("./recovery/Shares.tsx"),
    roles: ["client-admin"],
    needs: "MANAGE_KEYS",
    under: "/inbox/keys",
  },
  {
    path: "/inbox/recovery",
    load: () => import("./recovery/Recovery.tsx"),
    roles: ["client-admin"],
    needs: "MANAGE_KEYS",
    under: "/inbox/keys",
  },
  {
    path: "/inbox/contract",
    load: () => import("./contract/Contract.tsx"),
    roles: readers,
    nav: () => name("contract"),
  },
  {
    path: "/inbox/subprocessors",
    load: () => import("./subprocessors/Subprocessors.tsx"),
    roles: readers,
    nav: () => name("subprocessors"),
  },
  {
    path: "/inbox/inventory",
    load: () => import("./inventory/Inventory.tsx"),
    roles: readers,
    nav: () => name("inventory"),
  },
  {
    path: "/inbox/retention",
    load: () => import("./retention/Retention.tsx"),
    roles: readers,
    nav: () => name("retention"),
  },
  {
    path: "/inbox/requests",
    load: () => import("./requests/Requests.tsx"),
    roles: readers,
    nav: () => name("requests"),
    mark: DueMark,
  },
  {
    path: "/inbox/checklist",
    load: () => import("./checklist/Checklist.tsx"),
    roles: readers,
    nav: () => name("checklist"),
  },
  { path: "/inbox/log", load: () => import("./log/Log.tsx"), roles: readers, nav: () => name("log") },
  {
    path: "/inbox/exit",
    load: () => import("./exit/ExitPack.tsx"),
    roles: ["client-admin"],
    nav: () => name("exit"),
  },
];
