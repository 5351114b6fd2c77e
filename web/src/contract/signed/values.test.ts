import { expect, test } from "vitest";
import type { Term, TermsPage } from "../../api/contract.ts";
import { byPart, fault, say } from "./values.ts";

const WORDS: TermsPage["words"] = {
  parts: {},
  units: { days: ["%s日", "%s days"], percent: ["%s％", "%s %%"] },
  words: { never: ["録音しない", "never"], named: ["指名", "named operators"] },
  own: { "sub=named": ["記載した者に限る", "those named"], "people=0": ["未定", "not known yet"] },
  columns: {},
  terms: {},
};

const PAGE: TermsPage = { terms: [], words: WORDS };

const term = (part: Partial<Term>): Term => ({
  number: 1,
  key: "k",
  part: "scope",
  kind: "number",
  stricter: "less",
  enforced: true,
  unit: "days",
  least: 1,
  most: 1_095,
  options: null,
  ...part,
});

test("values are said in the words of the document", () => {
  expect(say(PAGE, term({}), 1_095, "ja")).toBe("1,095日");
  expect(say(PAGE, term({}), 1, "en")).toBe("1 day");
  expect(say(PAGE, term({}), 11, "en")).toBe("11 days");
  expect(say(PAGE, term({ unit: "percent" }), 90, "en")).toBe("90 %");
  expect(say(PAGE, term({ key: "people" }), 0, "ja")).toBe("未定");
  expect(say(PAGE, term({ key: "people" }), 10, "en")).toBe("10 days");
  expect(say(PAGE, term({ kind: "choice" }), "never", "ja")).toBe("録音しない");
  expect(say(PAGE, term({ kind: "choice", key: "sub" }), "named", "en")).toBe("those named");
  expect(say(PAGE, term({ kind: "choices" }), ["never", "JP"], "en")).toBe("never, JP");
  expect(say(PAGE, term({ kind: "choices" }), [], "ja")).toBe("なし");
  expect(say(PAGE, term({ kind: "words" }), "", "en")).toBe("none");
  expect(say(PAGE, term({ kind: "rows" }), [{ name: "山田", mail: "" }], "ja")).toBe("山田");
  const contact = { mail: "a@b.jp", name: "山田", phone: "" };
  expect(say(PAGE, term({ kind: "rows", options: ["name", "phone", "mail"] }), [contact], "ja")).toBe("山田 / a@b.jp");
});

test("bounds hold below, at and above", () => {
  for (const [value, wrong] of [
    [0, "bounds"],
    [1, null],
    [1_095, null],
    [1_096, "bounds"],
    [1.5, "bounds"],
  ] as const) {
    expect(fault(term({}), value)).toBe(wrong);
  }
  expect(fault(term({ kind: "words", most: 2 }), "山田")).toBeNull();
  expect(fault(term({ kind: "words", most: 2 }), "山田家")).toBe("long");
  expect(fault(term({ kind: "choices", least: 1 }), [])).toBe("few");
  expect(fault(term({ kind: "rows", most: 1 }), [{}, {}])).toBe("long");
});

test("parts keep their order", () => {
  const terms = [term({ part: "b", key: "1" }), term({ part: "a", key: "2" }), term({ part: "b", key: "3" })];
  expect(byPart(terms).map(([part, those]) => [part, those.map((it) => it.key)])).toEqual([
    ["b", ["1", "3"]],
    ["a", ["2"]],
  ]);
});
