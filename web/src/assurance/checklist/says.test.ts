import { describe, expect, test } from "vitest";
import type { ItemState, OfCheck } from "../../api/assurance.ts";
import { producerOf, reasonsFor, whyNever } from "./says.ts";

const CHECK: OfCheck = {
  code: "probe.entry",
  ja: "",
  en: "",
  method: "test",
  by: "machine",
  hours: 36,
  standing: "never-observed",
  why: null,
  observation: null,
};
const SEEN = { id: "", ja: "", en: "", population: 1, sample: 1, collected: "", expires: "", producer: "program x" };

describe("why", () => {
  const of = (...states: ItemState[]) => states.map((state) => ({ item: "cloud" as const, state }));
  test("names every item that cannot be called met", () => {
    const all = of("met", "partly", "not-met", "expired", "never-observed", "not-applicable");
    expect(reasonsFor("no-go", all).map(({ state }) => state)).toEqual([
      "partly",
      "not-met",
      "expired",
      "never-observed",
    ]);
  });
  test("names none when all are", () => expect(reasonsFor("go", of("met", "not-applicable"))).toEqual([]));
});

test("a producer is the program, or two people by their roles", () => {
  expect(producerOf("program unknown")).toEqual({ by: "program", digest: null });
  expect(producerOf("program AbC/+=")).toEqual({ by: "program", digest: "AbC/+=" });
  expect(producerOf("people security-officer, admin")).toEqual({
    by: "people",
    first: "security-officer",
    second: "admin",
  });
  for (const other of ["", "people admin", "machine"]) expect(producerOf(other).by).toBe("other");
});

describe("what was never observed says why", () => {
  test("for a machine, for people, and for what no one can see yet", () => {
    expect(whyNever(CHECK)).toBe("machine");
    expect(whyNever({ ...CHECK, by: "word" })).toBe("word");
    expect(whyNever({ ...CHECK, by: "later", why: { ja: "", en: "" } })).toBe("later");
  });
  test("and for what is each client's own", () => {
    expect(whyNever({ ...CHECK, standing: "per-client" })).toBe("client");
    expect(whyNever({ ...CHECK, by: "later", why: { ja: "", en: "" }, standing: "per-client" })).toBe("client");
  });
  test("but not what was observed, even if it is out of date", () => {
    expect(whyNever({ ...CHECK, standing: "expired", observation: SEEN })).toBeNull();
    expect(whyNever({ ...CHECK, standing: "could-not-look", observation: SEEN })).toBeNull();
  });
});
