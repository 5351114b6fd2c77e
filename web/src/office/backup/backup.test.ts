import { describe, expect, test } from "vitest";
import { checkOf, sizeOf, troubleOf, verdictOf, type Backup, type Drilled, type Run } from "./backup.ts";

const NOW = new Date("2026-11-28T12:00:00Z");

const RUN: Run = { began: "2026-11-28T00:00:00Z", ended: "2026-11-28T00:01:00Z", whole: true, bytes: 1, trouble: null };

const DRILL: Drilled = {
  began: "2026-11-27T00:00:00Z",
  ended: "2026-11-27T00:01:00Z",
  passed: true,
  rpoSeconds: 30,
  rtoSeconds: 9,
  checks: [],
};

const GOOD: Backup = {
  configured: true,
  doing: null,
  trouble: null,
  place: "folder",
  lock: "none",
  payloadsInBucket: false,
  keepDays: 14,
  drillDays: 7,
  last: RUN,
  logAgeSeconds: 20,
  payloadCount: 0,
  payloadBytes: 0,
  nextDrill: "2026-12-04T00:00:00Z",
  runs: [RUN],
  drills: [DRILL],
};

describe("the verdict", () => {
  test("is good with a fresh backup that came back", () => expect(verdictOf(GOOD, NOW)).toBe("good"));
  test("is never good without a backup, or one that was not tried", () => {
    expect(verdictOf({ ...GOOD, last: null }, NOW)).toBe("none");
    expect(verdictOf({ ...GOOD, drills: [] }, NOW)).toBe("undrilled");
  });
  test("names a trouble before anything else", () =>
    expect(verdictOf({ ...GOOD, trouble: "away" }, NOW)).toBe("trouble"));
  test("is bad after a drill that failed, whatever those before it were", () =>
    expect(verdictOf({ ...GOOD, drills: [{ ...DRILL, passed: false }, DRILL] }, NOW)).toBe("failed"));
  test("is late 26 hours after the last backup, and not sooner", () => {
    expect(verdictOf(GOOD, new Date("2026-11-29T02:00:00Z"))).toBe("good");
    expect(verdictOf(GOOD, new Date("2026-11-29T02:00:00.001Z"))).toBe("late");
  });
  test("is late when a drill is a day overdue", () => {
    const due = { ...GOOD, nextDrill: "2026-11-27T12:00:00Z" };
    expect(verdictOf(due, NOW)).toBe("good");
    expect(verdictOf(due, new Date(NOW.getTime() + 1))).toBe("late");
  });
});

test("sizes have three digits at most before their unit", () => {
  expect([0, 1023, 1024, 1536, 150 * 1024 * 1024].map(sizeOf)).toEqual(["0 B", "1023 B", "1.0 KB", "1.5 KB", "150 MB"]);
});

test("what a later server says is said in general words", () => {
  expect(troubleOf("log-stuck")).toBe("log-stuck");
  expect(troubleOf("new-word")).toBe("broke-off");
  expect(checkOf("amcheck")).toBe("amcheck");
  expect(checkOf("new-word")).toBeNull();
});
