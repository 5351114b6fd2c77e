import type { Page } from "../shell/page.ts";
import { words } from "../i18n/language.ts";
import en from "./locales/en/pages.json";
import ja from "./locales/ja/pages.json";

const name = words("review.pages", ja, en);

export const reviewPages: readonly Page[] = [
  { path: "/review", load: () => import("./Review.tsx"), roles: ["quality-reviewer"], nav: () => name("review") },
];
