import { expect, test } from "vitest";
import { another, fault, overnight, whatWhen } from "./digests.ts";

const never = { quietFrom: null, quietTo: null };
const night = { quietFrom: "20:00", quietTo: "08:00" };

test("what comes between two digests is told at the second, over the night too", () => {
  const spans = whatWhen({ digest: ["13:00", "09:00"], ...night });
  expect(spans).toEqual([
    { from: "13:00", to: "09:00", told: "together" },
    { from: "09:00", to: "13:00", told: "together" },
  ]);
  expect(spans.map(overnight)).toEqual([true, false]);
});

test("with one digest all that came within a day is in it", () => {
  const spans = whatWhen({ digest: ["09:00"], ...never });
  expect(spans).toEqual([{ from: "09:00", to: "09:00", told: "together" }]);
  expect(spans.map(overnight)).toEqual([true]);
});

test("without digests the quiet time's end tells each by itself", () => {
  expect(whatWhen({ digest: [], ...night })).toEqual([
    { from: "08:00", to: "20:00", told: "at-once" },
    { from: "20:00", to: "08:00", told: "alone" },
  ]);
  expect(whatWhen({ digest: [], ...never })).toEqual([]);
});

test("two at one time, one in the quiet time, and one without a time do not fit", () => {
  expect(fault({ digest: ["09:00", "09:00"], ...never })).toBe("same");
  expect(fault({ digest: [""], ...never })).toBe("empty");
  expect(fault({ digest: ["20:00"], ...night })).toBe("quiet");
  expect(fault({ digest: ["07:59"], ...night })).toBe("quiet");
  expect(fault({ digest: ["08:00", "19:59"], ...night })).toBeNull();
  expect(fault({ digest: ["12:00"], quietFrom: "12:00", quietTo: "13:00" })).toBe("quiet");
  expect(fault({ digest: ["13:00"], quietFrom: "12:00", quietTo: "13:00" })).toBeNull();
});

test("one more is at an hour that is free", () => {
  expect(another(["09:00", "10:00"])).toBe("11:00");
});
