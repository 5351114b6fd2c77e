import { expect, test } from "vitest";
import type { Confirmed } from "../../api/assurance.ts";
import { answers, standingOf } from "./standing.ts";

const NOW = new Date("2026-11-28T00:00:00Z");
const signed = (entrusts: boolean): Confirmed => ({
  id: "1",
  at: "2026-01-01T00:00:00Z",
  entrusts,
  text: "",
  signature: "",
  key: "",
  evidence: "{}",
});
const of = (confirmations: Confirmed[], dueAt: string | null = null, graceUntil: string | null = null) =>
  standingOf({ confirmations, dueAt, graceUntil }, NOW);

test("without a signature calls are not answered, but in the time of grace", () => {
  expect(of([])).toEqual({ kind: "unsigned" });
  expect(of([], null, "2026-11-28T00:00:01Z").kind).toBe("grace");
  expect(of([], null, "2026-11-28T00:00:00Z").kind).toBe("grace-over");
  expect([of([]), of([], null, "2026-11-28T00:00:01Z"), of([], null, "2026-11-28T00:00:00Z")].map(answers)).toEqual([
    false,
    true,
    false,
  ]);
});

test("the newest signature counts: who declined gets no calls", () => {
  expect(of([signed(false), signed(true)], "2027-01-01T00:00:00Z").kind).toBe("declined");
  expect(answers(of([signed(false)]))).toBe(false);
  expect(answers(of([signed(true)], "2027-06-01T00:00:00Z"))).toBe(true);
});

test("the next is asked for a month before it is due, and calls go on when it is late", () => {
  const kind = (due: string) => of([signed(true)], due).kind;
  expect(kind("2026-12-28T00:00:01Z")).toBe("entrusted");
  expect(kind("2026-12-28T00:00:00Z")).toBe("due");
  expect(kind("2026-11-28T00:00:01Z")).toBe("due");
  expect(kind("2026-11-28T00:00:00Z")).toBe("overdue");
  expect(answers(of([signed(true)], "2026-11-27T00:00:00Z"))).toBe(true);
});
