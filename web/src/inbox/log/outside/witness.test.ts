import { expect, test } from "vitest";
import { isLate, isOld } from "./witness.ts";

const NOW = new Date("2026-11-25T12:00:00.000Z");

test("a confirmation is old after 24 hours, and one that never came is old at once", () => {
  expect(isOld("2026-11-24T12:00:00.001Z", NOW)).toBe(false);
  expect(isOld("2026-11-24T12:00:00.000Z", NOW)).toBe(false);
  expect(isOld("2026-11-24T11:59:59.999Z", NOW)).toBe(true);
  expect(isOld(null, NOW)).toBe(true);
});

test("a confirmation is old when it is older than the contract allows", () => {
  expect(isOld("2026-11-25T10:00:00.001Z", NOW, 2)).toBe(false);
  expect(isOld("2026-11-25T10:00:00.000Z", NOW, 2)).toBe(false);
  expect(isOld("2026-11-25T09:59:59.999Z", NOW, 2)).toBe(true);
  expect(isOld("2026-11-24T11:00:00.000Z", NOW, 36)).toBe(false);
  expect(isOld(null, NOW, 168)).toBe(true);
});

test("a stamp is late only when there are entries after it", () => {
  const old = "2026-11-24T11:59:59.999Z";
  expect(isLate({ size: 3, at: old, entries: 3 }, NOW)).toBe(false);
  expect(isLate({ size: 3, at: old, entries: 4 }, NOW)).toBe(true);
  expect(isLate({ size: 3, at: "2026-11-24T12:00:00.000Z", entries: 4 }, NOW)).toBe(false);
  expect(isLate({ size: 0, at: null, entries: 1 }, NOW)).toBe(true);
  expect(isLate({ size: 0, at: null, entries: 0 }, NOW)).toBe(false);
});
