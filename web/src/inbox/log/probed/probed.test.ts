import { expect, test } from "vitest";
import { total, verdictOf, type Sum } from "./probed.ts";

const AT = "2026-11-25T19:12:00Z";
const sum = (part: Partial<Sum>): Sum => ({ way: "api", refused: 0, notRefused: 0, known: 0, notTried: 0, ...part });
const of = (...ways: Sum[]) => verdictOf({ at: AT, expired: false, ways });

test("no run is not a good one", () => expect(verdictOf({ at: null, expired: true, ways: [] })).toBe("never"));

test("an old run says nothing, good or bad", () => {
  expect(verdictOf({ at: AT, expired: true, ways: [sum({ refused: 9 })] })).toBe("over");
  expect(verdictOf({ at: AT, expired: true, ways: [sum({ notRefused: 1 })] })).toBe("over");
});

test("good is only what refused everywhere", () => {
  expect(of(sum({ refused: 300 }), sum({ way: "sip", refused: 2 }))).toBe("refused");
});

test("one open door is worse than anything else", () => {
  expect(of(sum({ refused: 300, known: 1, notTried: 5 }), sum({ way: "sip", notRefused: 1 }))).toBe("open");
});

test("a known weakness is not good", () => expect(of(sum({ refused: 300, known: 1 }))).toBe("known"));

test("what was not tried is not refused", () => {
  expect(of(sum({ refused: 300, notTried: 1 }))).toBe("untried");
  expect(of(sum({ notTried: 300 }))).toBe("nothing");
  expect(of()).toBe("nothing");
});

test("ways are added up", () => {
  expect(total([sum({ refused: 2, known: 1 }), sum({ refused: 3, notTried: 4, notRefused: 5 })])).toEqual({
    refused: 5,
    notRefused: 5,
    known: 1,
    notTried: 4,
  });
});
