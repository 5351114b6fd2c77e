import { expect, test } from "vitest";
import { isOld } from "./witness.ts";

const NOW = new Date("2026-11-25T12:00:00.000Z");

test("a confirmation is old after 24 hours, and one that never came is old at once", () => {
  expect(isOld("2026-11-24T12:00:00.001Z", NOW)).toBe(false);
  expect(isOld("2026-11-24T12:00:00.000Z", NOW)).toBe(false);
  expect(isOld("2026-11-24T11:59:59.999Z", NOW)).toBe(true);
  expect(isOld(null, NOW)).toBe(true);
});
