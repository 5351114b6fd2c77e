import type { Page } from "../shell/pages.ts";

const members = ["client-admin", "client-member"] as const;

export const inboxPages: readonly Page[] = [
  { path: "/inbox", load: () => import("./Inbox.tsx"), roles: members, nav: ["受信箱", "Inbox"], full: true },
];
