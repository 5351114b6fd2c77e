import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isSaid, lastDay, mostDays, NOT_APPLICABLE_DAYS, resultsOf, SAID_LIMIT, untilOf } from "./statement.ts";

const NOW = new Date("2026-11-28T03:00:00Z"); // noon in Japan

test("people say what no machine sees, and that something does not apply where it may not", () => {
  expect(resultsOf({ word: true, mayNotApply: false })).toEqual(["passed", "failed"]);
  expect(resultsOf({ word: true, mayNotApply: true })).toEqual(["passed", "failed", "not-applicable"]);
  expect(resultsOf({ word: false, mayNotApply: true })).toEqual(["not-applicable"]);
  expect([mostDays({ days: 90 }, "failed"), mostDays({ days: 90 }, "not-applicable")]).toEqual([90, 365]);
});

describe("until", () => {
  test("is the end of a day in Japan", () => {
    expect(untilOf("2026-11-28", NOW, 90)).toBe("2026-11-28T14:59:00.000Z");
    expect(untilOf("2027-02-25", NOW, 90)).toBe("2027-02-25T14:59:00.000Z");
  });
  test("is never later than allowed", () => {
    expect(lastDay(NOW, 90)).toBe("2027-02-26");
    expect(untilOf("2027-02-26", NOW, 90)).toBe("2027-02-26T02:59:00.000Z");
    expect(untilOf("2027-02-27", NOW, 90)).toBeNull();
  });
  test("is neither yesterday nor no day", () => {
    for (const day of ["2026-11-27", "2026-11-31", "", "soon"]) expect(untilOf(day, NOW, 90), day).toBeNull();
  });
});

test("what is said is one line", () => {
  expect(isSaid("全員が研修を終えた。")).toBe(true);
  expect(isSaid("あ".repeat(SAID_LIMIT))).toBe(true);
  for (const text of ["", "  ", "二\n行", "あ".repeat(SAID_LIMIT + 1)]) expect(isSaid(text)).toBe(false);
});

test("limits are the server's", () => {
  const java = (path: string) =>
    readFileSync(
      join(import.meta.dirname, "../../../../service/src/main/java/denwaban/assurance", `${path}.java`),
      "utf8",
    );
  expect(java("observation/Finding")).toContain(`SAID_LIMIT = ${SAID_LIMIT};`);
  expect(java("statement/PeoplesWord")).toContain(`NOT_APPLICABLE_MOST = Duration.ofDays(${NOT_APPLICABLE_DAYS});`);
});
