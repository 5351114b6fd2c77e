import { expect, test } from "vitest";
import { ONE_TRY_MS, Tries, wayOf, type Way } from "./tries.ts";

function heard() {
  const told: Way[] = [];
  let now = 0;
  const tries = new Tries(
    (way) => told.push(way),
    () => now,
  );
  return { told, tries, pass: (ms: number) => (now += ms) };
}

test("each try is told once, and a key that is held down is one", () => {
  const { told, tries, pass } = heard();
  tries.tried("copy");
  for (let n = 0; n < 10; n++) {
    pass(ONE_TRY_MS - 1);
    tries.tried("copy");
  }
  expect(told).toEqual(["copy"]);
  pass(ONE_TRY_MS);
  tries.tried("print");
  expect(told).toEqual(["copy", "print"]);
});

test("printing and saving are known by their keys, and other keys are not", () => {
  const pressed = (key: string, ctrlKey = true, metaKey = false) => wayOf({ key, ctrlKey, metaKey });
  expect(pressed("p")).toBe("print");
  expect(pressed("S")).toBe("save");
  expect(pressed("p", false, true)).toBe("print");
  expect(pressed("p", false)).toBeNull();
  // copying is an event of its own, which knows where it happened
  expect(pressed("c")).toBeNull();
});
