import type { Page } from "../shell/pages.ts";

export const trustPages: readonly Page[] = [{ path: "/trust", load: () => import("./Trust.tsx"), roles: null }];
