import { expect, test } from "vitest";
import { answeredBefore, rememberAnswered } from "./beginner.ts";

test("the keys stand on the waiting desk until a call was answered", () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) };
  expect(answeredBefore(shelf)).toBe(false);
  rememberAnswered(shelf);
  expect(answeredBefore(shelf)).toBe(true);
});
