import { expect, test } from "vitest";
import type { Me } from "../api/types.ts";
import type { Page } from "../shell/page.ts";
import { whereTo as amongPages } from "./whereTo.ts";

const page = (path: string, roles: Page["roles"]): Page => ({ path, roles, load: () => Promise.reject(new Error()) });
const pages: readonly Page[] = [
  page("/signin", null),
  page("/desk", ["operator", "supervisor"]),
  page("/keys", ["client-admin", "client-member"]),
  page("/inbox", ["client-admin", "client-member"]),
  page("/office/people", ["admin", "hr"]),
  { ...page("/inbox/members", ["client-admin"]), needs: "MANAGE_KEYS" },
  page("/inbox/exit", ["client-admin"]),
];
const whereTo = (me: Pick<Me, "role"> & Partial<Pick<Me, "may">>, then: string | null) =>
  amongPages(pages, { may: ["READ_OWN", "MANAGE_KEYS"], ...me }, then);

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

test("after the end of the contract a member comes to what is still open", () => {
  const ended = { role: "client-admin", may: ["READ_LOG", "EXPORT_OWN", "OPEN_KEYS"] } as const;
  const me = { ...ended, may: [...ended.may] };
  expect(whereTo(me, null)).toBe("/inbox/retention");
  expect(whereTo(me, "/inbox/members")).toBe("/inbox/retention");
  expect(whereTo(me, "/inbox/exit")).toBe("/inbox/exit");
  expect(whereTo({ role: "client-admin" }, "/inbox/members")).toBe("/inbox/members");
});
