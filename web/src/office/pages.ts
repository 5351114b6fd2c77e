import { lazy } from "react";
import type { Page } from "../shell/pages.ts";

const AlarmMark = lazy(() => import("./AlarmMark.tsx"));

export const officePages: readonly Page[] = [
  { path: "/office/people", load: () => import("./People.tsx"), roles: ["admin"], nav: ["スタッフ・社員", "People"] },
  { path: "/office/clients", load: () => import("./Clients.tsx"), roles: ["admin"], nav: ["委託元", "Clients"] },
  {
    path: "/office/watch",
    load: () => import("./Watch.tsx"),
    roles: ["admin"],
    nav: ["監視", "Watch"],
    mark: AlarmMark,
  },
  { path: "/office/outside", load: () => import("./Outside.tsx"), roles: ["admin"], nav: ["外の控え", "Outside"] },
  { path: "/office/seal", load: () => import("./Seal.tsx"), roles: ["admin"], nav: ["封印", "Seal"] },
  { path: "/office/clients/$id", load: () => import("./ClientScreen.tsx"), roles: ["admin"] },
];
