import { expect, test } from "vitest";
import { ANY, logAddress, midnight } from "./logQuery.ts";

test("what is not wanted is not asked", () => {
  expect(logAddress(ANY, null)).toBe("/api/log?limit=50");
  expect(logAddress({ ...ANY, act: "  ", from: "2026-13-40" }, 7)).toBe("/api/log?limit=50&before=7");
});

test("a time holds both of its days", () => {
  const asks = new URL(logAddress({ ...ANY, from: "2026-11-24", to: "2026-11-24" }, null), "http://x").searchParams;
  const span = Date.parse(asks.get("to") ?? "") - Date.parse(asks.get("from") ?? "");
  expect(span).toBe(24 * 3_600_000);
});

test("what somebody typed is one word of the question", () => {
  expect(logAddress({ ...ANY, object: " a&limit=9 " }, null)).toBe("/api/log?limit=50&object=a%26limit%3D9");
});

test("only a day is a day", () => {
  expect(midnight("", 0)).toBeNull();
  expect(midnight("2026-11-24T10:00", 0)).toBeNull();
  expect(new Date(midnight("2026-11-30", 1) ?? "").getDate()).toBe(1);
});
