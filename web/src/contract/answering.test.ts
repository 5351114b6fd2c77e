import { expect, test, vi } from "vitest";
import type { ContractSheet, Standing } from "../api/types.ts";

// The text of a version is read elsewhere; here it is what it asks for.
vi.mock("./Version.tsx", () => ({
  termsOf: ({ text }: { text: string }) => (text === "" ? null : { passkeys: text }),
}));
const { unanswered } = await import("./answering.ts");

const sheet = (answering: ContractSheet["answering"], ...versions: [Standing, string][]): ContractSheet => ({
  newest: versions.length,
  versions: versions.map(([standing, text], n) => ({
    version: versions.length - n,
    standing,
    signed: "nobody" as const,
    onPaper: false,
    from: "2026-01-01T00:00:00.000Z",
    until: null,
    text,
    entry: null,
  })),
  answering,
});

test("terms in force, or to come, that nobody could answer are named", () => {
  const none = { any: 3, "device-bound": 1, attested: 0 };
  expect(unanswered(sheet(none, ["in-force", "attested"]))).toEqual([1]);
  expect(unanswered(sheet(none, ["coming", "attested"], ["in-force", "device-bound"]))).toEqual([2]);
  expect(unanswered(sheet(none, ["in-force", "device-bound"], ["over", "attested"]))).toEqual([]);
});

test("where one is enough, or anything will do, nothing is said", () => {
  const nobody = { any: 0, "device-bound": 0, attested: 0 };
  expect(unanswered(sheet(nobody, ["in-force", "any"]))).toEqual([]);
  expect(unanswered(sheet({ ...nobody, attested: 1 }, ["in-force", "attested"]))).toEqual([]);
});

test("a client is told nothing of it, and a text that cannot be read says nothing", () => {
  expect(unanswered(sheet(null, ["in-force", "attested"]))).toEqual([]);
  expect(unanswered(sheet({ any: 0, "device-bound": 0, attested: 0 }, ["in-force", ""]))).toEqual([]);
});
