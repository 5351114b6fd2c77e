import type { Page } from "../shell/page.ts";

export const assurancePages: readonly Page[] = [
  { path: "/trust", load: () => import("./Trust.tsx"), roles: null },
  { path: "/evaluate", load: () => import("./Evaluate.tsx"), roles: null },
];
