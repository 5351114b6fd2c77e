import { expect, test } from "vitest";
import { another, fault, MOST_DIGESTS, overnight, USUAL_DIGESTS, whatWhen } from "./digests.ts";

const quiet = { quietFrom: "21:00", quietTo: "08:00" };
const none = { quietFrom: null, quietTo: null };

test("between digests the ordinary waits for the next one, round the day", () => {
  expect(whatWhen({ digest: ["17:00", "09:00"], ...none })).toEqual([
    { from: "17:00", to: "09:00", told: "together" },
    { from: "09:00", to: "17:00", told: "together" },
  ]);
  expect(whatWhen({ digest: ["09:00"], ...quiet })).toEqual([{ from: "09:00", to: "09:00", told: "together" }]);
});

test("without digests the quiet hours hold back, and without those nothing does", () => {
  expect(whatWhen({ digest: [], ...quiet })).toEqual([
    { from: "08:00", to: "21:00", told: "at-once" },
    { from: "21:00", to: "08:00", told: "alone" },
  ]);
  expect(whatWhen({ digest: [], ...none })).toEqual([]);
  expect(whatWhen({ digest: [], quietFrom: "21:00", quietTo: null })).toEqual([]);
  expect(whatWhen({ digest: [], quietFrom: null, quietTo: "08:00" })).toEqual([]);
});

test("the order that was typed is not changed", () => {
  const digest = ["17:00", "09:00"];
  whatWhen({ digest, ...none });
  expect(digest).toEqual(["17:00", "09:00"]);
});

test("a span that ends when it began, or before, ends on the next day", () => {
  const of = (from: string, to: string) => overnight({ from, to, told: "together" });
  expect([of("17:00", "09:00"), of("09:00", "09:00"), of("09:00", "17:00")]).toEqual([true, true, false]);
});

test("a time left out, one given twice and one in the quiet hours are faults, in this order", () => {
  const of = (...digest: string[]) => fault({ digest, ...quiet });
  expect(of("09:00", "")).toBe("empty");
  expect(of("", "")).toBe("empty");
  expect(of("09:00", "09:00")).toBe("same");
  expect(of("22:00", "22:00")).toBe("same");
  expect(of("09:00", "17:00")).toBeNull();
  expect(of()).toBeNull();
});

test("quiet hours begin with their first minute and end before their last, also over midnight", () => {
  const over = (time: string) => fault({ digest: [time], ...quiet });
  expect([over("20:59"), over("21:00"), over("00:00"), over("07:59"), over("08:00")]).toEqual([
    null,
    "quiet",
    "quiet",
    "quiet",
    null,
  ]);
  const within = (time: string) => fault({ digest: [time], quietFrom: "12:00", quietTo: "13:00" });
  expect([within("11:59"), within("12:00"), within("12:59"), within("13:00")]).toEqual([null, "quiet", "quiet", null]);
  const half = { quietFrom: "21:00", quietTo: null };
  expect(fault({ digest: ["22:00"], ...half })).toBeNull();
  expect(fault({ digest: ["22:00"], quietFrom: null, quietTo: "23:00" })).toBeNull();
});

test("one more is at the next full hour that is free, from nine on", () => {
  expect(another([])).toBe("09:00");
  expect(another(["09:00", "10:00"])).toBe("11:00");
  const day = Array.from({ length: 24 }, (_, n) => `${String(n).padStart(2, "0")}:00`);
  expect(another(day.filter((hour) => hour !== "00:00"))).toBe("00:00");
  expect(another(day.filter((hour) => hour !== "08:00"))).toBe("08:00");
  expect(another(day)).toBe("");
});

test("three are usual, six the most", () => {
  expect(USUAL_DIGESTS).toEqual(["09:00", "13:00", "17:00"]);
  expect(MOST_DIGESTS).toBe(6);
});
