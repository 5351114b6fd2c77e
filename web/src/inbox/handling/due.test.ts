import { expect, test } from "vitest";
import { fromField, isOverdue, quick, toField, whenDue } from "./due.ts";

// In the zone of the machine, as the page is in the reader's.
const at = (hour: number, minute = 0, day = 24) => new Date(2026, 10, day, hour, minute).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test("a quick choice is a time ahead, and today's end is none after it", () => {
  expect(quick("in30", at(15))?.getTime()).toBe(at(15, 30));
  expect(quick("in60", at(15))?.getTime()).toBe(at(16));
  expect(quick("today17", at(16, 59))?.getTime()).toBe(at(17));
  expect(quick("today17", at(17))).toBeNull();
  expect(quick("tomorrow10", at(23))?.getTime()).toBe(at(10, 0, 25));
});

test("a field takes a minute ago to ninety days ahead, and nothing beyond", () => {
  const now = at(15);
  expect(fromField(toField(new Date(at(16, 5))), now)?.getTime()).toBe(at(16, 5));
  expect(fromField(toField(new Date(now - MINUTE)), now)).not.toBeNull();
  expect(fromField(toField(new Date(now - 2 * MINUTE)), now)).toBeNull();
  expect(fromField(toField(new Date(now + 90 * DAY)), now)).not.toBeNull();
  expect(fromField(toField(new Date(now + 90 * DAY + MINUTE)), now)).toBeNull();
  expect(fromField("", now)).toBeNull();
  expect(fromField("soon", now)).toBeNull();
});

test("an item is overdue after its time, unless it is done", () => {
  const due = new Date(at(15)).toISOString();
  expect(isOverdue({ state: "new", due }, at(15))).toBe(false);
  expect(isOverdue({ state: "new", due }, at(15) + 1)).toBe(true);
  expect(isOverdue({ state: "done", due }, at(16))).toBe(false);
  expect(isOverdue({ state: "new", due: null }, at(16))).toBe(false);
});

test("the day is said when it is another", () => {
  expect(whenDue(new Date(at(17)).toISOString(), at(9), "ja")).toBe("17:00");
  expect(whenDue(new Date(at(10, 0, 25)).toISOString(), at(9), "ja")).toBe("11月25日(水) 10:00");
});
