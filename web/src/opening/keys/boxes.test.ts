import { beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { Keys } from "../../api/types.ts";
import type { KeyLine, MemberIdentity } from "../../seal/index.ts";

let trouble: Error | null = null;

vi.mock("../../api/api.ts", async (original) => ({
  ...(await original<object>()),
  api: { get: () => (trouble ? Promise.reject(trouble) : Promise.resolve({ chain: "a chain" })) },
}));
vi.mock("./mailbox.ts", () => ({
  followMailbox: () => {
    const epoch = { fingerprint: "key", statement: { recipient: "key" } };
    return Promise.resolve({ epochs: [epoch], current: epoch });
  },
}));
vi.mock("../../seal/index.ts", () => ({
  // "name" of what was stated, or "name/recipient" of something else
  openGrant: (_: unknown, blob: string) => {
    const [fingerprint, recipient = fingerprint] = blob.split("/");
    return Promise.resolve({ fingerprint, recipient });
  },
  SealTrouble: class extends Error {},
}));

const { boxesOf } = await import("./boxes.ts");

const me = { fingerprint: "me" } as unknown as MemberIdentity;
const granted = (blob: string, to = "me") => ({ held: [{ line: "box", to, epoch: 1, blob }] }) as unknown as Keys;
const boxes = (keys = granted("key")) => boxesOf(me, keys, {} as KeyLine);

beforeEach(() => {
  trouble = null;
});

test("a mailbox that is gone is left out", async () => {
  expect(await boxes()).toHaveLength(1);
  trouble = new Problem(404, "not-found", "");
  expect(await boxes()).toEqual([]);
});

test.each(["key/another", "another/key", "another"])(
  "a key that the box's chain does not state is not taken: %s",
  async (blob) => {
    expect(await boxes(granted(blob))).toEqual([]);
  },
);

test("what was granted to another key of mine is not taken", async () => {
  expect(await boxes(granted("key", "me before"))).toEqual([]);
});

test.each([new TypeError("offline"), new Problem(503, "unavailable", "")])(
  "what is not known for now is not left out: %s",
  async (why) => {
    trouble = why;
    await expect(boxes()).rejects.toBe(why);
  },
);
