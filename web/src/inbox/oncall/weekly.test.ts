import { expect, test } from "vitest";
import { current, draftOf, rowsOf, tiersOf, turnsOf } from "./weekly.ts";

const turn = (day: number, from: string, to: string, contact = "ryo") => ({ day, from, to, contact });
const row = (days: number[], from: string, to: string, contact = "ryo") => ({ days, from, to, contact });

test("turns of the same time and person are one row, its days in order", () => {
  const turns = [turn(3, "09:00:00", "17:00:00"), turn(1, "09:00:00", "17:00:00"), turn(1, "17:00:00", "22:00:00")];
  expect(rowsOf(turns)).toEqual([row([1, 3], "09:00", "17:00"), row([1], "17:00", "22:00")]);
  expect(rowsOf([turn(1, "09:00", "17:00"), turn(2, "09:00", "17:00", "sayaka")])).toHaveLength(2);
  expect(rowsOf([])).toEqual([]);
});

test("a time within a day is one turn of each day", () => {
  expect(turnsOf([row([1, 7], "09:00", "17:00")])).toEqual([turn(1, "09:00", "17:00"), turn(7, "09:00", "17:00")]);
  expect(turnsOf([row([1], "18:00", "00:00")])).toEqual([turn(1, "18:00", "00:00")]);
  expect(turnsOf([row([1], "00:00", "00:00")]), "the whole day").toEqual([turn(1, "00:00", "00:00")]);
});

test("one over midnight is two, and Sunday's goes on on Monday", () => {
  expect(turnsOf([row([6, 7], "22:00", "06:00")])).toEqual([
    turn(6, "22:00", "00:00"),
    turn(7, "00:00", "06:00"),
    turn(7, "22:00", "00:00"),
    turn(1, "00:00", "06:00"),
  ]);
  expect(turnsOf([row([1], "09:00", "09:00")]), "a day and a night").toEqual([
    turn(1, "09:00", "00:00"),
    turn(2, "00:00", "09:00"),
  ]);
});

test("the week goes into the draft and back, and keeps its changes", () => {
  const change = { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z", contact: "sayaka" };
  const tiers = [
    { weekly: [turn(1, "09:00", "17:00")], fallback: "ryo", changes: [change] },
    { weekly: [], fallback: null, changes: [] },
  ];
  const draft = draftOf(tiers);
  expect(draft[0]).toEqual({ rows: [row([1], "09:00", "17:00")], fallback: "ryo" });
  expect(tiersOf(draft, tiers)).toEqual(tiers);
  const more = { rows: [row([2], "09:00", "17:00")], fallback: null };
  expect(tiersOf([...draft, more], tiers)[2]).toEqual({
    weekly: [turn(2, "09:00", "17:00")],
    fallback: null,
    changes: [],
  });
});

test("a change that is over is left out, in the moment it ends", () => {
  const to = "2026-12-02T00:00:00Z";
  const tier = { weekly: [], fallback: null, changes: [{ from: "2026-12-01T00:00:00Z", to, contact: "sayaka" }] };
  const left = (at: number) => current([tier], new Date(at))[0]?.changes.length;
  expect([left(Date.parse(to) - 1), left(Date.parse(to))]).toEqual([1, 0]);
});
