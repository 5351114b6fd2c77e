import { expect, test } from "vitest";
import { current, rowsOf, turnsOf } from "./weekly.ts";

const ann = "11111111-1111-7111-8111-111111111111";

test("the same time on several days is one row", () => {
  expect(
    rowsOf([
      { day: 2, from: "09:00", to: "18:00", contact: ann },
      { day: 1, from: "09:00", to: "18:00", contact: ann },
    ]),
  ).toEqual([{ days: [1, 2], from: "09:00", to: "18:00", contact: ann }]);
});

test("a time over midnight is two turns, from Sunday into Monday too", () => {
  expect(turnsOf([{ days: [7], from: "22:00", to: "06:00", contact: ann }])).toEqual([
    { day: 7, from: "22:00", to: "00:00", contact: ann },
    { day: 1, from: "00:00", to: "06:00", contact: ann },
  ]);
});

test("midnight is the end of a day", () => {
  expect(turnsOf([{ days: [3], from: "00:00", to: "00:00", contact: ann }])).toEqual([
    { day: 3, from: "00:00", to: "00:00", contact: ann },
  ]);
});

test("changes that are over are left out", () => {
  const change = (to: string) => ({ from: "2026-01-01T00:00:00Z", to, contact: ann });
  const tiers = [
    { weekly: [], fallback: null, changes: [change("2026-01-02T00:00:00Z"), change("2026-01-04T00:00:00Z")] },
  ];
  expect(current(tiers, new Date("2026-01-03T00:00:00Z"))[0]?.changes).toHaveLength(1);
});
