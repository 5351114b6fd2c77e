import { describe, expect, test } from "vitest";
import { ITEMS, type DayOfItems, type ItemState } from "../../api/assurance.ts";
import { columnsOf, DAYS, redOf } from "./strips.ts";

const day = (name: string, worst: ItemState, minutes = 0, over = true): DayOfItems => ({
  day: name,
  over,
  items: [{ item: "cloud", worst, end: "met", minutes }],
});

describe("the chart", () => {
  test("of nothing is nothing", () => expect(columnsOf([])).toEqual([]));

  test("has 90 days up to the last, and gaps have their place", () => {
    const columns = columnsOf([day("2026-11-25", "not-met", 35), day("2026-11-28", "met", 0, false)]);
    expect(columns).toHaveLength(DAYS);
    expect(columns[0]?.day).toBe("2026-08-31");
    expect(columns.slice(-4).map((one) => [one.day, one.items.cloud?.worst ?? null, one.today])).toEqual([
      ["2026-11-25", "not-met", false],
      ["2026-11-26", null, false],
      ["2026-11-27", null, false],
      ["2026-11-28", "met", true],
    ]);
  });

  test("leaves out what is older than it shows, and nothing that is red within", () => {
    const columns = columnsOf([
      day("2026-08-30", "not-met", 9),
      day("2026-08-31", "not-met", 1),
      day("2026-11-28", "met"),
    ]);
    expect(redOf(columns, "cloud")).toEqual({ days: 1, minutes: 1 });
  });

  test("crosses the end of a year and a leap day", () => {
    expect(columnsOf([day("2028-03-01", "met")], 3).map((one) => one.day)).toEqual([
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ]);
    expect(columnsOf([day("2027-01-01", "met")], 2)[0]?.day).toBe("2026-12-31");
  });

  test("has all six items on each day", () => {
    for (const column of columnsOf([day("2026-11-28", "met")], 2)) {
      expect(Object.keys(column.items)).toEqual([...ITEMS]);
    }
  });
});

describe("red", () => {
  test("is not met and out of date, whatever the end of the day", () => {
    const columns = columnsOf([
      day("2026-11-25", "expired", 20),
      day("2026-11-26", "not-met", 15),
      day("2026-11-27", "never-observed"),
      day("2026-11-28", "partly"),
    ]);
    expect(redOf(columns, "cloud")).toEqual({ days: 2, minutes: 35 });
    expect(redOf(columns, "data")).toEqual({ days: 0, minutes: 0 });
  });
});
