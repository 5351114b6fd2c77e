import { beforeEach, expect, test, vi } from "vitest";
import type { MemberKey } from "../../api/types.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import type { MemberIdentity } from "../../seal/index.ts";
import { giveKeys } from "./giveKeys.ts";

const office = vi.hoisted(() => ({ given: [] as number[], had: [] as number[], needed: [1, 2, 3] }));

vi.mock("../../api/api.ts", () => {
  class Problem extends Error {
    readonly code: string;
    constructor(code: string) {
      super(code);
      this.code = code;
    }
  }
  return {
    Problem,
    api: {
      get: (path: string) =>
        path === "/api/keys/lines/company/needed"
          ? Promise.resolve({ epochs: office.needed })
          : Promise.resolve([{ person: "x", granted: office.given.includes(3) }]),
      post: (_: string, { epoch }: { epoch: number }) => {
        if (office.had.includes(epoch)) return Promise.reject(new Problem("key-exists"));
        office.given.push(epoch);
        return Promise.resolve({});
      },
    },
  };
});
vi.mock("../../seal/index.ts", () => ({
  SealTrouble: class extends Error {},
  verifyStatement: () => Promise.resolve({ kind: "member", person: "x" }),
  fingerprint: () => Promise.resolve("f-x"),
  grantTo: (_: unknown, key: { epoch: number }) => Promise.resolve({ epoch: key.epoch }),
}));

const ME = { fingerprint: "f-me" } as unknown as MemberIdentity;
const to = { person: "x", fingerprint: "f-x", statement: "s", signature: "s" } as MemberKey;

/// @param epochs that this browser holds, and of each whether it was granted to this member
function holding(...epochs: boolean[]): Holding {
  return {
    keys: new Map(epochs.map((_, n) => [`k${n}`, { epoch: n + 1 }])),
    line: { epochs: epochs.map((mine) => ({ trusted: mine ? ["f-me"] : [] })) },
  } as unknown as Holding;
}

beforeEach(() => {
  Object.assign(office, { given: [], had: [], needed: [1, 2, 3] });
});

test("the newest last, also where some were given before", async () => {
  office.had = [1];
  expect((await giveKeys(ME, holding(true, true, true), to))[0]?.granted).toBe(true);
  expect(office.given).toEqual([2, 3]);
});

test("one that came back from shares cannot be given further", async () => {
  await giveKeys(ME, holding(false, true, true), to);
  expect(office.given).toEqual([2, 3]);
});

test("one that nothing kept needs is not given", async () => {
  office.needed = [1, 3];
  expect((await giveKeys(ME, holding(true, true, true), to))[0]?.granted).toBe(true);
  expect(office.given).toEqual([1, 3]);
});

test("that a newer key came meanwhile is seen by what the office says afterwards", async () => {
  expect((await giveKeys(ME, holding(true, true), to))[0]?.granted).toBe(false);
});

test("a statement of someone else is given nothing", async () => {
  await expect(giveKeys(ME, holding(true), { ...to, person: "y" })).rejects.toThrow();
  await expect(giveKeys(ME, holding(true), { ...to, fingerprint: "f-y" })).rejects.toThrow();
  await expect(giveKeys(ME, holding(true), { ...to, statement: null })).rejects.toThrow();
  expect(office.given).toEqual([]);
});
