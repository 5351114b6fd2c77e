import type { Role } from "../api/types.ts";
import { assurancePages } from "../assurance/pages.ts";
import { deskPages } from "../desk/pages.ts";
import { inboxPages } from "../inbox/pages.ts";
import { officePages } from "../office/pages.ts";
import { demoPages } from "../demo/pages.ts";
import { reviewPages } from "../review/pages.ts";
import { signinPages } from "../signin/pages.ts";
import type { Page } from "../shell/page.ts";

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
  { path: "/sessions", load: () => import("../session/Sessions.tsx"), roles: EVERYBODY },
  ...signinPages,
  ...demoPages,
  ...deskPages,
  ...inboxPages,
  ...officePages,
  ...assurancePages,
  ...reviewPages,
];
