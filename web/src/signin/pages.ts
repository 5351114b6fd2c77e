import type { Page } from "../shell/page.ts";

export const signinPages: readonly Page[] = [
  { path: "/signin", load: () => import("./SignIn.tsx"), roles: null },
  { path: "/signin/back", load: () => import("./Back.tsx"), roles: null },
  { path: "/enrol", load: () => import("./Enrol.tsx"), roles: null },
  { path: "/glass", load: () => import("./Glass.tsx"), roles: null },
  { path: "/keys/lost", load: () => import("./keys/LostKey.tsx"), roles: ["client-admin", "client-member"] },
];
