// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Keys } from "../../api/types.ts";

/// Whether the server is out of reach.
let offline = false;

vi.mock("../../seal/index.ts", () => ({
  endCell: vi.fn(),
  openGrant: (_: unknown, blob: string) => Promise.resolve({ fingerprint: blob, recipient: blob }),
  SealTrouble: class extends Error {},
}));
vi.mock("../../signin/passkey/fresh.ts", () => ({ takeFresh: vi.fn() }));
vi.mock("../../api/queries.ts", () => ({ useMe: () => ({ data: undefined }) }));
vi.mock("./boxes.ts", () => ({ boxesOf: () => Promise.resolve([]), boxOf: vi.fn(), heldBoxes: () => "" }));
vi.mock("./pin.ts", () => ({
  follow: (_: string, chain: string) => {
    const epochs = Array.from({ length: Number(chain) }, (_, n) => ({
      fingerprint: `key ${n + 1}`,
      statement: { recipient: `key ${n + 1}` },
    }));
    return Promise.resolve({ kind: "good", line: { epochs, current: epochs.at(-1) } });
  },
}));
let epochs = 1;
vi.mock("../../api/api.ts", () => ({
  api: { get: () => (offline ? Promise.reject(new TypeError("offline")) : Promise.resolve({ chain: String(epochs) })) },
}));

const { hold, lock, ringNow, useFreshRing } = await import("./keyring.ts");

function keys(epoch: number): Keys {
  const held = Array.from({ length: epoch }, (_, n) => ({
    line: "company",
    to: "me",
    epoch: n + 1,
    blob: `key ${n + 1}`,
  }));
  return {
    me: { fingerprint: "me" },
    company: { epoch, fingerprint: `key ${epoch}` },
    held,
  } as unknown as Keys;
}

function current() {
  const now = ringNow();
  return now.kind === "open" ? now.company?.current.fingerprint : now.kind;
}

beforeEach(() => {
  vi.useFakeTimers();
  offline = false;
  epochs = 1;
});
afterEach(() => {
  cleanup();
  lock();
  vi.useRealTimers();
});

test("a key that was granted while the server was out of reach is taken in when it is back", async () => {
  await hold({ fingerprint: "me" } as never, keys(1));
  const fresh = renderHook((asked: Keys) => useFreshRing(asked), { initialProps: keys(1) });
  offline = true;
  epochs = 2;
  fresh.rerender(keys(2));
  await act(() => vi.advanceTimersByTimeAsync(9_000));
  expect(current()).toBe("key 1");
  offline = false;
  await act(() => vi.advanceTimersByTimeAsync(999));
  expect(current()).toBe("key 1");
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(current()).toBe("key 2");
});
