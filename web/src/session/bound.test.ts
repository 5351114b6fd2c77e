import { beforeEach, expect, test, vi } from "vitest";

let bound: typeof import("./bound.ts");

/// As after the page was loaded again.
beforeEach(async () => {
  vi.resetModules();
  bound = await import("./bound.ts");
});

function tab() {
  const kept = new Map<string, string>();
  return () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
}
const broken = () => {
  throw new Error("this browser keeps nothing");
};
const hana = (yes: boolean) => ({ person: "hana", bound: yes });

test("a session that is bound to no browser is told once, after loading the page again too", async () => {
  const mine = tab();
  expect(bound.tellUnbound(hana(false), mine)).toBe(true);
  expect(bound.tellUnbound(hana(false), mine)).toBe(true);
  bound.unboundTold("hana", mine);
  expect(bound.tellUnbound(hana(false), mine)).toBe(false);
  vi.resetModules();
  const again = await import("./bound.ts");
  expect(again.tellUnbound(hana(false), mine)).toBe(false);
  expect(again.tellUnbound({ person: "ryo", bound: false }, mine)).toBe(true);
});

test("a session that is bound, or nobody's, is not told", () => {
  expect(bound.tellUnbound(hana(true), tab())).toBe(false);
  expect(bound.tellUnbound(undefined, tab())).toBe(false);
});

test("a browser that keeps nothing at all is told, and not again in this page", () => {
  expect(bound.tellUnbound(hana(false), broken)).toBe(true);
  bound.unboundTold("hana", broken);
  expect(bound.tellUnbound(hana(false), broken)).toBe(false);
});
