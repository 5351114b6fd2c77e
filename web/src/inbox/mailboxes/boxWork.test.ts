import { beforeEach, expect, test, vi } from "vitest";
import type { Keys, MemberKey } from "../../api/types.ts";
import { replaceLeft, setHolders, trustedOf } from "./boxWork.ts";

const work = vi.hoisted(() => ({
  trusted: [] as string[],
  /// Who holds the box when the page looks again: what colleagues did meanwhile.
  later: null as string[] | null,
  stay: null as string[] | null,
  granted: [] as string[],
  needed: [1],
}));

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../api/api.ts", () => ({
  Problem: class extends Error {},
  api: { get: () => Promise.resolve({ epochs: work.needed }), post: () => Promise.resolve({}) },
}));
vi.mock("../../opening/keys/keyring.ts", () => ({
  ringNow: () => ({
    kind: "open",
    member: { fingerprint: "me" },
    company: {
      line: { recovered: false, current: { trusted: ["me", "x", "c", "d"] } },
      boxes: [{ id: "box", line: { current: { trusted: work.trusted } }, keys: new Map([["k", { epoch: 1 }]]) }],
    },
  }),
  hold: () => {
    if (work.later) work.trusted = work.later;
    return Promise.resolve();
  },
}));
vi.mock("../../seal/index.ts", () => ({
  SealTrouble: class extends Error {},
  fingerprint: (statement: string) => Promise.resolve(statement),
  nextKey: (_: unknown, __: unknown, stay: string[]) => {
    work.stay = stay;
    work.later = stay;
    return Promise.resolve({});
  },
  grantTo: (_: unknown, __: unknown, statement: string) => {
    work.granted.push(statement);
    return Promise.resolve({});
  },
}));

const member = (name: string) => ({ person: name, fingerprint: name, statement: name, signature: "s" }) as MemberKey;
const set = (held: readonly string[], ...holders: string[]) => setHolders({} as Keys, "box", held, holders.map(member));

beforeEach(() => {
  Object.assign(work, { trusted: ["me", "x"], later: null, stay: null, granted: [], needed: [1] });
});

test("who was taken out is left out of the next key, and who came in is given it", async () => {
  expect(await set(trustedOf("box"), "me", "d")).toBe(true);
  expect(work.stay).toEqual(["me"]);
  expect(work.granted).toEqual(["d"]);
});

test("a key that nothing kept needs is not given", async () => {
  work.needed = [2];
  await set(trustedOf("box"), "me", "x", "d");
  expect(work.granted).toEqual([]);
});

test("whom a colleague added meanwhile stays when another is taken out", async () => {
  const held = trustedOf("box");
  work.later = ["me", "x", "c"];
  expect(await set(held, "me")).toBe(true);
  expect(work.stay).toEqual(["me", "c"]);
});

test("whom a colleague took out meanwhile is not let in again when another is added", async () => {
  const held = trustedOf("box");
  work.later = ["me"];
  expect(await set(held, "me", "x", "d")).toBe(false);
  expect(work.granted).toEqual(["d"]);
});

test("whom a colleague let in or out meanwhile stays so when a leaver's boxes get new keys", async () => {
  work.trusted = ["me", "x", "d"];
  work.later = ["me", "x", "c"];
  await replaceLeft({} as Keys, new Set(["x"]), () => undefined);
  expect(work.stay).toEqual(["me", "c"]);
});
