import { afterEach, beforeEach, expect, test, vi } from "vitest";

const hear: ((event: { isTrusted: boolean }) => void)[] = [];
vi.stubGlobal("window", { addEventListener: (_: string, listener: (typeof hear)[0]) => hear.push(listener) });
vi.useFakeTimers();
const { followIdle, TELL_MS, WARN_MS } = await import("./idle.ts");
const { inputSaid } = await import("../api/lastInput.ts");

const MINUTE = 60_000;
const LIFE = 15 * MINUTE;

/// A server that ends a session after its life without input, and asks of other windows.
let over = 0;
/// Then it is over, whatever anybody does.
let ends = 0;
let asks: string[] = [];
let told: (number | null)[] = [];
let reachable = true;
let end = () => {};

function ask(): Promise<number> {
  const said = Number(inputSaid()["Denwaban-Last-Input"]);
  asks.push(`${String(Math.round((Date.now() - begun) / 1000))}: ${String(said)}`);
  if (!reachable) return Promise.reject(new Error("offline"));
  if (Date.now() >= over) return Promise.reject(new Error("401"));
  over = Math.min(ends, Math.max(over, Date.now() - said * 1000 + LIFE));
  return Promise.resolve(Math.floor((over - Date.now()) / 1000));
}

let begun = 0;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const press = (isTrusted = true) => hear[0]?.({ isTrusted });

beforeEach(() => {
  vi.setSystemTime(new Date("2026-11-26T00:00:00Z"));
  begun = Date.now();
  press();
  over = begun + LIFE;
  ends = begun + 12 * 60 * MINUTE;
  asks = [];
  told = [];
  reachable = true;
  end = followIdle(over, ask, (left) => told.push(left));
});

afterEach(() => {
  end();
});

test("nobody there: one question before the warning, the seconds are counted, and the end is asked for", async () => {
  await pass(LIFE - WARN_MS - 6_000);
  expect(asks).toEqual([]);
  await pass(5_000);
  expect(asks).toEqual(["775: 775"]);
  expect(told).toEqual([null]);
  await pass(1_000);
  expect(told.at(-1)).toBe(120);
  await pass(WARN_MS - 1_000);
  expect(told.at(-1)).toBe(1);
  await pass(2_000);
  expect(told.at(-1)).toBeNull();
  expect(asks.at(-1)).toBe("901: 901");
  const before = asks.length;
  await pass(5 * MINUTE);
  expect(asks.length - before, "once a minute after it").toBe(5);
});

test("a key in the warning goes on at once, and a script's does not", async () => {
  await pass(LIFE - 30_000);
  expect(told.at(-1)).toBe(30);
  press(false);
  await pass(0);
  expect(told.at(-1)).toBe(30);
  press();
  await pass(0);
  expect(told.at(-1)).toBeNull();
  expect(over - Date.now()).toBe(LIFE);
});

test("whoever writes without a request is told of once a minute, and is never warned", async () => {
  for (let second = 0; second < 3_600; second++) {
    await pass(1_000);
    press();
  }
  expect(told).toEqual([null]);
  expect(asks.length).toBeGreaterThanOrEqual(3_600_000 / TELL_MS - 2);
  expect(asks.length).toBeLessThanOrEqual(3_600_000 / TELL_MS);
});

test("another window that is used, or a headset, keeps this one from warning", async () => {
  await pass(10 * MINUTE);
  over = Date.now() + LIFE;
  await pass(5 * MINUTE);
  expect(told).toEqual([null]);
  expect(asks).toHaveLength(1);
});

test("one that is used during the warning is heard of within a minute", async () => {
  await pass(LIFE - WARN_MS);
  expect(told.at(-1)).toBe(120);
  over = Date.now() + LIFE;
  await pass(TELL_MS + 1_000);
  expect(told.at(-1)).toBeNull();
});

test("in an outage the count goes on, and a key is told of when the server is back", async () => {
  reachable = false;
  await pass(LIFE - 60_000);
  press();
  await pass(0);
  expect(told.at(-1)).toBe(60);
  reachable = true;
  press();
  await pass(0);
  expect(told.at(-1)).toBeNull();
});

test("at the very end keys do not help, and are not told of one by one", async () => {
  ends = begun + 10 * MINUTE;
  await pass(5 * MINUTE);
  press();
  await pass(4 * MINUTE);
  const before = asks.length;
  for (let second = 0; second < 50; second++) {
    press();
    await pass(1_000);
  }
  expect(told.at(-1)).toBe(10);
  expect(asks.length - before).toBeLessThanOrEqual(2);
});

test("a machine that slept asks as soon as it wakes", async () => {
  vi.setSystemTime(begun + 2 * 60 * MINUTE);
  await pass(1_000);
  expect(asks).toEqual(["7201: 7201"]);
});

test("what the server cannot read is never said", () => {
  vi.setSystemTime(begun + 100_000_000);
  expect(inputSaid()["Denwaban-Last-Input"]).toBe("99999");
  vi.setSystemTime(begun - MINUTE);
  expect(inputSaid()["Denwaban-Last-Input"]).toBe("0");
});
