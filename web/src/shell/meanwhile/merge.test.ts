import { expect, test } from "vitest";
import { merge, same } from "./merge.ts";

const BEGUN = { name: "青葉", days: 30, numbers: ["1"], rows: [{ a: "1", b: "2" }] };

test("nothing changed anywhere", () => {
  expect(merge(BEGUN, { ...BEGUN }, { ...BEGUN })).toEqual({ value: BEGUN, moved: [] });
});

test("a field that was not typed takes what was saved last, and is named", () => {
  const { value, moved } = merge(BEGUN, { ...BEGUN, name: "青葉設計" }, { ...BEGUN, days: 60 });
  expect(value).toEqual({ ...BEGUN, name: "青葉設計", days: 60 });
  expect(moved).toEqual([{ key: "days", both: false }]);
});

test("a field that both changed keeps what was typed, and is named as such", () => {
  const { value, moved } = merge(BEGUN, { ...BEGUN, numbers: ["1", "2"] }, { ...BEGUN, numbers: ["1", "3"] });
  expect(value.numbers).toEqual(["1", "2"]);
  expect(moved).toEqual([{ key: "numbers", both: true }]);
});

test("what was typed as it was saved is no difference", () => {
  expect(merge(BEGUN, { ...BEGUN, days: 60 }, { ...BEGUN, days: 60 })).toEqual({
    value: { ...BEGUN, days: 60 },
    moved: [],
  });
});

test("what was typed back is not touched", () => {
  const { value, moved } = merge(BEGUN, { ...BEGUN, days: 30 }, { ...BEGUN, days: 90 });
  expect(value.days).toBe(90);
  expect(moved).toEqual([{ key: "days", both: false }]);
});

test("a field that is new, and one that is gone", () => {
  type Some = Record<string, number>;
  const begun: Some = { gone: 1 };
  const newest: Some = { fresh: 2 };
  expect(merge(begun, { gone: 1 }, newest)).toEqual({
    value: { fresh: 2 },
    moved: [
      { key: "fresh", both: false },
      { key: "gone", both: false },
    ],
  });
  expect(merge(begun, { gone: 3 }, newest).value).toEqual({ fresh: 2, gone: 3 });
});

test("the order of members is none, the order of a list is one", () => {
  expect(same([{ a: "1", b: "2" }], [{ b: "2", a: "1" }])).toBe(true);
  expect(same(["1", "2"], ["2", "1"])).toBe(false);
  expect(same(null, undefined)).toBe(false);
});
