import { expect, test } from "vitest";
import { dayWords, weekday } from "./day.ts";

test("a day is written with its year, as people write it", () => {
  expect(dayWords("2026-12-01", "ja")).toBe("2026年12月1日");
  expect(dayWords("2026-12-01", "en")).toBe("1 Dec 2026");
});

test("a week begins with Monday and ends with Sunday", () => {
  expect([weekday(0, "ja"), weekday(6, "ja")]).toEqual(["月曜日", "日曜日"]);
  expect([weekday(0, "en"), weekday(6, "en")]).toEqual(["Monday", "Sunday"]);
});
