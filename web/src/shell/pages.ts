import type { ComponentType } from "react";
import type { Me, Role } from "../api/types.ts";
import { deskPages } from "../desk/pages.ts";
import { inboxPages } from "../inbox/pages.ts";
import { officePages } from "../office/pages.ts";
import { demoPages } from "../demo/pages.ts";
import { reviewPages } from "../review/pages.ts";
import { signinPages } from "../signin/pages.ts";
import { trustPages } from "../trust/pages.ts";
import type { Pair } from "./language.ts";

/// One screen. Folders list theirs in `pages.ts`; the code behind `load` comes when it is opened.
export interface Page {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /// Who may open it; `null` for everybody, signed in or not. The server decides again.
  roles: readonly Role[] | null;
  /// The name in the navigation, if it stands there.
  nav?: Pair;
  /// Stands beside that name and says what waits there.
  mark?: ComponentType;
  /// The screen uses the whole width and height and brings its own padding.
  full?: boolean;
}

const EVERYBODY: readonly Role[] = [
  "operator",
  "supervisor",
  "admin",
  "quality-reviewer",
  "hr",
  "security-officer",
  "internal-auditor",
  "client-admin",
  "client-member",
  "client-auditor",
];

export const pages: readonly Page[] = [
  { path: "/sessions", load: () => import("./Sessions.tsx"), roles: EVERYBODY },
  ...signinPages,
  ...demoPages,
  ...deskPages,
  ...inboxPages,
  ...officePages,
  ...trustPages,
  ...reviewPages,
];

/// Where a person starts the day.
export function home(me: Pick<Me, "role">): string {
  switch (me.role) {
    case "operator":
    case "supervisor":
      return "/desk";
    case "admin":
    case "hr":
      return "/office/people";
    case "security-officer":
    case "internal-auditor":
      return "/office/watch";
    case "quality-reviewer":
      return "/review";
    case "client-admin":
    case "client-member":
      return "/inbox";
    case "client-auditor":
      return "/inbox/log";
  }
}
