import { expect, test } from "vitest";
import type { Me } from "../api/types.ts";
import type { Page } from "../shell/page.ts";
import { whereTo as amongPages } from "./whereTo.ts";

const page = (path: string, roles: Page["roles"]): Page => ({ path, roles, load: () => Promise.reject(new Error()) });
const pages = [
  page("/signin", null),
  page("/desk", ["operator", "supervisor"]),
  page("/keys", ["client-admin", "client-member"]),
  page("/inbox", ["client-admin", "client-member"]),
  page("/office/people", ["admin", "hr"]),
];
const whereTo = (me: Pick<Me, "role">, then: string | null) => amongPages(pages, me, then);

test("a link cannot lead away after the sign-in", () => {
  const operator = { role: "operator" } as const;
  expect(whereTo(operator, "/desk")).toBe("/desk");
  for (const then of [null, "//evil.example", "https://evil.example/desk", "/inbox", "/desk/../x", "javascript:0"]) {
    expect(whereTo(operator, then)).toBe("/desk");
  }
});

test("a member comes back to his own page", () => {
  expect(whereTo({ role: "client-admin" }, "/keys")).toBe("/keys");
  expect(whereTo({ role: "client-member" }, "/office/people")).toBe("/inbox");
});
