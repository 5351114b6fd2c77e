import { expect, test } from "vitest";
import { Problem } from "../api/api.ts";
import { SealTrouble, type Why } from "../seal/index.ts";
import { refusalOf, type Refusal } from "./refusal.ts";

test.each<[number, string, Refusal]>([
  [404, "not-found", "not-found"],
  [410, "review-over", "over"],
  [503, "log-unavailable", "log-unavailable"],
  [503, "office-sealed", "office-sealed"],
  [0, "offline", "offline"],
  [500, "http-500", "offline"],
])("an answer %i %s is said as %s", (status, code, refusal) => {
  expect(refusalOf(new Problem(status, code, "away"))).toBe(refusal);
});

test.each<[Why, Refusal]>([
  ["bad-signature", "signature"],
  ["wrong-client", "mismatch"],
  ["wrong-object", "mismatch"],
  ["bad-payload", "mismatch"],
  ["bad-header", "header"],
  ["not-trusted", "header"],
  ["wrong-version", "version"],
  ["wrong-call", "call"],
  ["wrong-key", "key"],
  ["wrong-suite", "key"],
  ["wrong-unlock", "key"],
  ["malformed", "broken"],
  ["no-cell", "no-cell"],
  ["unsupported", "unsupported"],
])("what is sealed with a fault, %s, is said as %s", (why, refusal) => {
  expect(refusalOf(new SealTrouble(why))).toBe(refusal);
});

test("a fault of ours is said as broken", () => expect(refusalOf(new TypeError("x"))).toBe("broken"));
