import { expect, test } from "vitest";
import { surenessOf, type Proofs } from "./sureness.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const LATELY = "2026-11-27T11:00:00Z";
const LONG_AGO = "2026-11-01T00:00:00Z";

const good: Proofs = {
  witnesses: { contract: 1, hours: 24, witnesses: [{ name: "w", keys: [], size: 9, at: LATELY, trouble: null }] },
  stamp: { on: true, size: 9, at: LATELY, entries: 9, trouble: null },
  copies: { entries: 9, folder: { size: 9, at: LATELY, trouble: null }, target: null, own: null },
  probed: { at: LATELY, expired: false, ways: [{ way: "x", refused: 3, notRefused: 0, known: 0, notTried: 0 }] },
};

test("a log that everything speaks for", () => {
  expect(surenessOf(good, NOW)).toEqual({ confirmed: 1, stamped: true, copies: 1, troubles: 0 });
});

test("what is not there yet is neither good nor a warning", () => {
  const nothing = { witnesses: undefined, stamp: undefined, copies: undefined, probed: undefined };
  expect(surenessOf(nothing, NOW)).toEqual({ confirmed: 0, stamped: false, copies: 0, troubles: 0 });
});

test("each warning beneath is counted", () => {
  const worse: Proofs = {
    witnesses: {
      contract: 1,
      hours: 24,
      witnesses: [
        { name: "old", keys: [], size: 1, at: LONG_AGO, trouble: null },
        { name: "away", keys: [], size: 1, at: LATELY, trouble: "AWAY" },
      ],
    },
    stamp: { on: true, size: 1, at: LONG_AGO, entries: 9, trouble: null },
    copies: { entries: 9, folder: { size: 1, at: LATELY, trouble: "REFUSED" }, target: null, own: null },
    probed: { at: LATELY, expired: false, ways: [{ way: "x", refused: 3, notRefused: 1, known: 0, notTried: 0 }] },
  };
  expect(surenessOf(worse, NOW)).toEqual({ confirmed: 0, stamped: false, copies: 1, troubles: 5 });
});

test("that nobody confirms is a warning where a contract asks for it, and else is not", () => {
  const without = (contract: number): Proofs => ({ ...good, witnesses: { contract, hours: 24, witnesses: [] } });
  expect(surenessOf(without(1), NOW)).toMatchObject({ confirmed: 0, troubles: 1 });
  expect(surenessOf(without(0), NOW)).toMatchObject({ confirmed: 0, troubles: 0 });
});
