import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { follow, type Freshness } from "./stream.ts";

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;

  constructor() {
    super();
    FakeSource.opened.push(this);
  }

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }

  /// The server answered with an error: the browser gives up.
  refused(): void {
    this.close();
    this.dispatchEvent(new Event("error"));
  }
}

vi.mock("../../api/events.ts", () => ({
  get Events() {
    return FakeSource;
  },
}));

let status = 200;
let said: string[] = [];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => Promise.resolve({ status }));
  FakeSource.opened = [];
  said = [];
  stop = follow({
    state: () => said.push("state"),
    freshness: (freshness: Freshness) => said.push(freshness),
    signedOut: () => said.push("signed out"),
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function source(): FakeSource {
  const last = FakeSource.opened.at(-1);
  if (!last) throw new Error("never opened");
  return last;
}

test("a server that restarts is asked again until it answers", async () => {
  status = 503;
  source().refused();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(FakeSource.opened).toHaveLength(2);
  source().dispatchEvent(new Event("open"));
  expect(said).toEqual(["lost", "live"]);
});

test("a session that ended is said once, and after the next sign-in the desk goes on", async () => {
  status = 401;
  source().refused();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual(["lost", "signed out"]);
  expect(FakeSource.opened).toHaveLength(1);

  status = 200;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(FakeSource.opened).toHaveLength(2);
});

test("a desk that was left asks no more", async () => {
  status = 401;
  source().refused();
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(FakeSource.opened).toHaveLength(1);
  expect(said).toEqual(["lost"]);
});

test("somebody whose session ended is told at once, also while the browser itself would connect again", async () => {
  status = 401;
  const now = source();
  now.readyState = 0;
  now.dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual(["lost", "signed out"]);
  expect(now.readyState).toBe(FakeSource.CLOSED);
  status = 200;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(FakeSource.opened).toHaveLength(2);
});
