import type { Page } from "../shell/page.ts";

export const reviewPages: readonly Page[] = [
  { path: "/review", load: () => import("./Review.tsx"), roles: ["quality-reviewer"], nav: ["品質評価", "Review"] },
];
