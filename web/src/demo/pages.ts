import type { Page } from "../shell/page.ts";

export const demoPages: readonly Page[] = [
  { path: "/demo", load: () => import("./Tour.tsx"), roles: null },
  { path: "/demo/phone", load: () => import("./Phone.tsx"), roles: null },
  { path: "/demo/mail", load: () => import("./mail/Mail.tsx"), roles: null },
];
