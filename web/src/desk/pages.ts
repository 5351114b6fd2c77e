import type { Page } from "../shell/page.ts";

export const deskPages: readonly Page[] = [
  {
    path: "/desk",
    load: () => import("./Desk.tsx"),
    roles: ["operator", "supervisor"],
    nav: ["受付デスク", "Desk"],
    full: true,
  },
];
