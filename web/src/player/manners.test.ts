import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Manners } from "./manners.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function quietAfter(manners: Manners, ms: number): Promise<boolean> {
  let quiet = false;
  void manners.quiet().then(() => (quiet = true));
  await vi.advanceTimersByTimeAsync(ms);
  return quiet;
}

test("who opened a recording has a moment to press play", async () => {
  expect(await quietAfter(new Manners(), 699)).toBe(false);
  expect(await quietAfter(new Manners(), 701)).toBe(true);
});

test("nothing is checked while somebody waits for sound, and a moment longer", async () => {
  const manners = new Manners();
  manners.sound(true);
  expect(await quietAfter(manners, 4_000)).toBe(false);
  manners.sound(false);
  expect(await quietAfter(manners, 699)).toBe(false);
  expect(await quietAfter(manners, 50)).toBe(true);
});

test("sound that never comes does not hold up the check that says why", async () => {
  const manners = new Manners();
  manners.sound(true);
  expect(await quietAfter(manners, 4_999)).toBe(false);
  expect(await quietAfter(manners, 60)).toBe(true);
});
