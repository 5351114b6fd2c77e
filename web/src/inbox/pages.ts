import { lazy } from "react";
import type { Page } from "../shell/page.ts";

const KeyWaitsMark = lazy(() => import("./KeyWaitsMark.tsx"));

const members = ["client-admin", "client-member"] as const;
const readers = [...members, "client-auditor"] as const;

export const inboxPages: readonly Page[] = [
  { path: "/inbox", load: () => import("./Inbox.tsx"), roles: members, nav: ["受信箱", "Inbox"], full: true },
  {
    path: "/inbox/members",
    load: () => import("./Members.tsx"),
    roles: ["client-admin"],
    nav: ["メンバー", "Members"],
    mark: KeyWaitsMark,
  },
  {
    path: "/inbox/mailboxes",
    load: () => import("./Mailboxes.tsx"),
    roles: ["client-admin"],
    nav: ["部署", "Departments"],
  },
  { path: "/inbox/keys", load: () => import("./MyKeys.tsx"), roles: members, nav: ["自分の鍵", "My keys"] },
  { path: "/inbox/shares", load: () => import("./Shares.tsx"), roles: ["client-admin"] },
  { path: "/inbox/recovery", load: () => import("./Recovery.tsx"), roles: ["client-admin"] },
  { path: "/inbox/contract", load: () => import("./Contract.tsx"), roles: readers, nav: ["契約", "Contract"] },
  { path: "/inbox/log", load: () => import("./Log.tsx"), roles: readers, nav: ["アクセス記録", "Access log"] },
  {
    path: "/inbox/exit",
    load: () => import("./ExitPack.tsx"),
    roles: ["client-admin"],
    nav: ["データの書き出し", "Export"],
  },
];
