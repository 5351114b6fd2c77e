import { afterAll, beforeAll, expect, test } from "vitest";
import { dayAndHour, dayOf } from "./time.ts";

const { TZ } = process.env;
beforeAll(() => {
  process.env["TZ"] = "Asia/Tokyo";
});
afterAll(() => {
  if (TZ === undefined) delete process.env["TZ"];
  else process.env["TZ"] = TZ;
});

const NOW = Date.parse("2026-12-01T03:00:00Z");

test.each([
  ["2026-11-24T06:03:00Z", "11月24日(火)", "Tuesday 24 November"],
  ["2025-11-24T06:03:00Z", "2025年11月24日(月)", "Monday, 24 November 2025"],
  ["2027-01-04T01:00:00Z", "2027年1月4日(月)", "Monday, 4 January 2027"],
])("%s has its year if it is not of this one", (iso, ja, en) => {
  expect(dayOf(iso, "ja", NOW)).toBe(ja);
  expect(dayOf(iso, "en", NOW)).toBe(en);
});

test("the year ends at midnight in Japan", () => {
  const eve = "2026-12-31T14:59:59Z";
  const newYear = "2026-12-31T15:00:00Z";
  expect(dayAndHour(eve, "ja", Date.parse(eve))).toBe("12月31日(木) 23:59");
  expect(dayAndHour(newYear, "ja", Date.parse(eve))).toBe("2027年1月1日(金) 00:00");
  expect(dayAndHour(newYear, "ja", Date.parse(newYear))).toBe("1月1日(金) 00:00");
  expect(dayAndHour(eve, "ja", Date.parse(newYear))).toBe("2026年12月31日(木) 23:59");
});
