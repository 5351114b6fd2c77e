import { lazy } from "react";
import type { Page } from "../shell/pages.ts";

const AlarmMark = lazy(() => import("./AlarmMark.tsx"));
const WaitingMark = lazy(() => import("./WaitingMark.tsx"));

const watchers = ["admin", "security-officer", "internal-auditor"] as const;

export const officePages: readonly Page[] = [
  {
    path: "/office/people",
    load: () => import("./People.tsx"),
    roles: [...watchers, "hr"],
    nav: ["スタッフ・社員", "People"],
  },
  { path: "/office/registry", load: () => import("./Import.tsx"), roles: ["admin", "hr"] },
  { path: "/office/roles", load: () => import("./Roles.tsx"), roles: [...watchers, "hr"], nav: ["役割", "Roles"] },
  {
    path: "/office/privileges",
    load: () => import("./Privileges.tsx"),
    roles: watchers,
    nav: ["特権", "Privileges"],
    mark: WaitingMark,
  },
  { path: "/office/support", load: () => import("./LookAt.tsx"), roles: ["admin"] },
  { path: "/office/tokens", load: () => import("./Tokens.tsx"), roles: watchers, nav: ["連携", "Integrations"] },
  { path: "/office/clients", load: () => import("./Clients.tsx"), roles: ["admin"], nav: ["委託元", "Clients"] },
  {
    path: "/office/watch",
    load: () => import("./Watch.tsx"),
    roles: watchers,
    nav: ["監視", "Watch"],
    mark: AlarmMark,
  },
  {
    path: "/office/places",
    load: () => import("./Places.tsx"),
    roles: ["supervisor", ...watchers],
    nav: ["席の確認", "Clean desk"],
  },
  { path: "/office/outside", load: () => import("./Outside.tsx"), roles: watchers, nav: ["外の控え", "Outside"] },
  { path: "/office/probe", load: () => import("./Probe.tsx"), roles: watchers, nav: ["侵入点検", "Probe"] },
  { path: "/office/seal", load: () => import("./Seal.tsx"), roles: ["admin"], nav: ["封印", "Seal"] },
  { path: "/office/clients/$id", load: () => import("./ClientScreen.tsx"), roles: ["admin"] },
];
