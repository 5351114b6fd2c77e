import { expect, test } from "vitest";
import { areDone, stepsLeft, type StepState } from "./steps.ts";

type Known = Parameters<typeof stepsLeft>[0];

const NOW = new Date("2026-12-02T00:00:00Z");
const LATER = "2027-12-01T00:00:00Z";
const unsigned = { graceUntil: null, dueAt: null, confirmations: [] };
const confirmed = { ...unsigned, dueAt: LATER, confirmations: [{ entrusts: true, at: "2026-12-01T00:00:00Z" }] };
const known = (of: Partial<Record<keyof Known, unknown>>): Known =>
  ({ versions: [], offers: [], confirmation: unsigned, ...of }) as unknown as Known;
const left = (of: Partial<Record<keyof Known, unknown>>) => stepsLeft(known(of), NOW);

const version = (standing: string, signed = "both") => ({ standing, signed });
const offer = (state: string, needsClient: boolean) => ({ state, needsClient });

test("a new client waits for an offer, signs it, and has signed", () => {
  expect(left({})).toEqual({ contract: "waiting", checklist: "sign" });
  expect(left({ offers: [offer("offered", true)] })?.contract).toBe("sign");
  expect(left({ versions: [version("in-force")] })?.contract).toBe("done");
  expect(left({ versions: [version("coming")] })?.contract).toBe("done");
});

test("an offer that is withdrawn, or waits for the other side, is not to be signed", () => {
  expect(left({ offers: [offer("withdrawn", true), offer("offered", false)] })?.contract).toBe("waiting");
});

test("a contract that is over stands for none", () => {
  expect(left({ versions: [version("over")] })?.contract).toBe("waiting");
});

test("the checklist is done as long as calls are answered with it", () => {
  expect(left({ confirmation: confirmed })?.checklist).toBe("done");
  const declined = { ...confirmed, confirmations: [{ entrusts: false, at: "2026-12-01T00:00:00Z" }] };
  expect(left({ confirmation: declined })?.checklist).toBe("sign");
  expect(left({ confirmation: { ...unsigned, graceUntil: "2026-12-01T00:00:00Z" } })?.checklist).toBe("sign");
});

test("who was there before signatures were asked for has no steps", () => {
  expect(left({ confirmation: { ...unsigned, graceUntil: LATER } })).toBeNull();
  expect(left({ versions: [version("in-force", "nobody")] })).toBeNull();
  expect(left({ versions: [version("coming", "nobody")] })).not.toBeNull();
});

test("all is done when both are", () => {
  const of = (contract: StepState, checklist: StepState) => areDone({ contract, checklist });
  expect([of("done", "done"), of("sign", "done"), of("done", "sign"), areDone(null)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
