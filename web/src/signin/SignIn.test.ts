import { expect, test } from "vitest";
import { whereTo } from "./whereTo.ts";

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
