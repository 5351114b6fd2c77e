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
  openGrant: (_: unknown, blob: string) => Promise.resolve({ fingerprint: blob, recipient: blob }),
  SealTrouble: class extends Error {},
}));

const { boxesOf } = await import("./boxes.ts");

const me = { fingerprint: "me" } as unknown as MemberIdentity;
const keys = { held: [{ line: "box", to: "me", epoch: 1, blob: "key" }] } as unknown as Keys;
const boxes = () => boxesOf(me, keys, {} as KeyLine);

beforeEach(() => {
  trouble = null;
});

test("a mailbox that is gone is left out", async () => {
  expect(await boxes()).toHaveLength(1);
  trouble = new Problem(404, "not-found", "");
  expect(await boxes()).toEqual([]);
});

test.each([new TypeError("offline"), new Problem(503, "unavailable", "")])(
  "what is not known for now is not left out: %s",
  async (why) => {
    trouble = why;
    await expect(boxes()).rejects.toBe(why);
  },
);
