import { beforeEach, expect, test, vi } from "vitest";
import type { Keys } from "../../api/types.ts";

/// How far the company's chain goes on the server.
let epochs = 1;
let answers: Keys[] = [];
/// The epoch that this browser has pinned.
let pinnedTo = 0;

vi.mock("../../seal/index.ts", () => ({
  endCell: vi.fn(),
  // "name" of what was stated, or "name/recipient" of something else
  openGrant: (_: unknown, blob: string) => {
    const [fingerprint, recipient = fingerprint] = blob.split("/");
    return Promise.resolve({ fingerprint, recipient });
  },
  SealTrouble: class extends Error {},
}));
vi.mock("../../signin/passkey/fresh.ts", () => ({ takeFresh: vi.fn() }));
vi.mock("./boxes.ts", () => ({ boxesOf: () => Promise.resolve([]), boxOf: vi.fn(), heldBoxes: () => "" }));
vi.mock("./pin.ts", () => ({
  pin: vi.fn(),
  pinOf: vi.fn(),
  follow: (_: string, chain: string) => {
    const all = Array.from({ length: Number(chain) }, (_, n) => ({
      fingerprint: `key ${n + 1}`,
      statement: { recipient: `key ${n + 1}` },
    }));
    if (pinnedTo > all.length) return Promise.resolve({ kind: "changed" });
    return Promise.resolve({ kind: "good", line: { epochs: all, current: all.at(-1) } });
  },
}));
vi.mock("../../api/api.ts", () => ({
  api: { get: (path: string) => Promise.resolve(path === "/api/keys" ? answers.shift() : { chain: String(epochs) }) },
}));
const hear: ((event: { isTrusted: boolean }) => void)[] = [];
vi.stubGlobal("window", { addEventListener: (_: string, listener: (typeof hear)[0]) => hear.push(listener) });

const { hold, idleAfter, lock, renew, ringNow } = await import("./keyring.ts");

const member = { fingerprint: "me" } as never;

function keys(epoch: number, me = "me"): Keys {
  const held = Array.from({ length: epoch }, (_, n) => ({
    line: "company",
    to: "me",
    epoch: n + 1,
    blob: `key ${n + 1}`,
  }));
  return { me: { fingerprint: me }, company: { epoch, fingerprint: `key ${epoch}` }, held } as unknown as Keys;
}

function opened() {
  const now = ringNow();
  if (now.kind !== "open") throw new Error("the ring is locked");
  return now;
}

beforeEach(() => {
  epochs = 1;
  answers = [];
  pinnedTo = 0;
  lock();
});

test("an answer from before the key was changed is asked for again", async () => {
  await hold(member, keys(1));
  epochs = 2;
  answers = [keys(2)];
  await hold(member, keys(1));
  expect(opened().company?.current.fingerprint).toBe("key 2");
});

test("keys that do not reach as far as the chain even then are refused", async () => {
  epochs = 2;
  answers = [keys(1)];
  await expect(hold(member, keys(1))).rejects.toThrow("company");
  expect(ringNow().kind).toBe("locked");
});

test.each(["key 1/another", "another/key 1", "another"])(
  "a granted key that the chain does not state is not taken: %s",
  async (blob) => {
    const said = keys(1);
    const forged = { ...said, held: said.held.map((one) => ({ ...one, blob })) };
    await expect(hold(member, forged)).rejects.toThrow("company");
    expect(ringNow().kind).toBe("locked");
  },
);

test("another person's answer is refused", async () => {
  epochs = 2;
  answers = [keys(2, "somebody else")];
  await expect(hold(member, keys(1))).rejects.toThrow("company");
});

test("what was put away meanwhile stays away", async () => {
  await hold(member, keys(1));
  const renewing = renew(opened(), keys(1));
  lock();
  await renewing;
  expect(ringNow().kind).toBe("locked");
});

test("a newer key that was taken in meanwhile stays", async () => {
  await hold(member, keys(1));
  const renewing = renew(opened(), keys(1));
  epochs = 2;
  await hold(member, keys(2));
  await renewing;
  expect(opened().company?.current.fingerprint).toBe("key 2");
});

test("a chain from before the pin moved on is asked for again", async () => {
  await hold(member, keys(1));
  const renewing = renew(opened(), keys(1));
  epochs = 2;
  pinnedTo = 2;
  answers = [keys(2)];
  await renewing;
  expect(opened().company?.current.fingerprint).toBe("key 2");
});

test("a chain that does not reach the pin is refused", async () => {
  pinnedTo = 2;
  await expect(hold(member, keys(1))).rejects.toThrow("pin");
});

test("keys are put away without input, and sooner where the session ends sooner", async () => {
  vi.useFakeTimers();
  try {
    for (const [minutes, used] of [
      [15, 15],
      [5, 5],
      [60, 15],
    ] as const) {
      idleAfter(minutes);
      await hold(member, keys(1));
      vi.advanceTimersByTime(used * 60_000 - 10_000);
      hear[0]?.({ isTrusted: true });
      vi.advanceTimersByTime(used * 60_000 - 10_000);
      expect(ringNow().kind, `${String(minutes)} min`).toBe("open");
      vi.advanceTimersByTime(10_000);
      expect(ringNow(), `${String(minutes)} min`).toEqual({ kind: "locked", idle: true });
    }
  } finally {
    vi.useRealTimers();
  }
});
