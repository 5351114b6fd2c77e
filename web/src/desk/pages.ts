import type { Page } from "../shell/page.ts";
import { words } from "../i18n/language.ts";
import en from "./locales/en/pages.json";
import ja from "./locales/ja/pages.json";

const name = words("desk.pages", ja, en);

export const deskPages: readonly Page[] = [
  {
    path: "/desk",
    load: () => import("./Desk.tsx"),
    roles: ["operator", "supervisor"],
    nav: () => name("desk"),
    full: true,
  },
];
