import type { Page } from "../shell/page.ts";

export const trustPages: readonly Page[] = [{ path: "/trust", load: () => import("./Trust.tsx"), roles: null }];
