import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as seal from "../seal/index.ts";
import type { Problem } from "../api/api.ts";
import type { Doc } from "./docs.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";

/// The server's one row, with its rule that who comes second is told so.
const row = {
  version: 0,
  sealed: null as string | null,
  signature: null as string | null,
  erased: [] as string[],
  until: "2026-11-28T00:00:00Z",
  pruned: "",
};

/// The server refuses so many savings.
let refusals = 0;

/// What was erased, and when: the server tells what came after a moment.
let erasures: { object: string; at: string }[] = [];

const server = (refusal: typeof Problem) => ({
  get: (path: string) => {
    const since = new URL(path, "https://office").searchParams.get("since") ?? row.pruned;
    const from = since < row.pruned ? since : row.pruned;
    const later = erasures.filter(({ at }) => at > from).map(({ object }) => object);
    return Promise.resolve({ ...row, erased: [...row.erased, ...later] });
  },
  put: (_: string, body: { before: number; sealed: string; signature: string; pruned: string }) => {
    if (refusals > 0) {
      refusals--;
      return Promise.reject(new refusal(503, "unavailable", ""));
    }
    if (body.before !== row.version) return Promise.reject(new refusal(409, "index-changed", ""));
    const { sealed, signature, pruned } = body;
    Object.assign(row, { version: row.version + 1, sealed, signature, pruned });
    return Promise.resolve();
  },
});

let member: seal.MemberIdentity;
let locks: (() => void)[] = [];

beforeEach(async () => {
  Object.assign(row, {
    version: 0,
    sealed: null,
    signature: null,
    erased: [],
    pruned: "",
    until: "2026-11-28T00:00:00Z",
  });
  erasures = [];
  refusals = 0;
  locks = [];
  member = (await seal.createMemberKey("0196f0a0-0000-7000-8000-0000000000a1", CLIENT)).identity;
});
afterEach(() => vi.resetModules());

/// Another page of the same member.
async function page() {
  vi.resetModules();
  vi.doMock("../api/api.ts", async (actual) => {
    const real = await actual<typeof import("../api/api.ts")>();
    return { ...real, api: server(real.Problem) };
  });
  // The member's handle is of this cell.
  vi.doMock("../seal/index.ts", () => seal);
  vi.doMock("../opening/keys/keyring.ts", () => ({
    ringNow: () => ({ kind: "open", member }),
    onLock: (forget: () => void) => locks.push(forget),
  }));
  return await import("./textIndex.ts");
}

function doc(object: string): Doc {
  const fields = [{ key: "inquiry", ja: "ご用件", en: "About", value: "見積書の再送" }];
  return { object, call: `c${object}`, kind: "message", at: "2026-11-24T06:00:00.000Z", fields, tokens: null };
}

test("what one page keeps another page of the same member finds, and the server cannot read it", async () => {
  const one = await page();
  await one.keep(doc("1"));
  await one.saveNow();
  expect(row.version).toBe(1);
  expect(atob(row.sealed ?? "").includes("inquiry")).toBe(false);

  const two = await page();
  await two.load();
  expect([...two.textIndexNow().docs.keys()]).toEqual(["1"]);
  expect(two.textIndexNow()).toMatchObject({ state: "ready", begunAnew: false });
});

test("two pages at once do not lose each other's", async () => {
  const one = await page();
  await one.load();
  const two = await page();
  await two.load();
  await one.keep(doc("1"));
  await two.keep(doc("2"));
  await one.saveNow();
  await two.saveNow();
  expect(row.version).toBe(2);
  expect([...two.textIndexNow().docs.keys()].sort()).toEqual(["1", "2"]);
  const three = await page();
  await three.load();
  expect([...three.textIndexNow().docs.keys()].sort()).toEqual(["1", "2"]);
});

test("what was erased leaves the index", async () => {
  const one = await page();
  await one.keep(doc("1"));
  await one.keep(doc("2"));
  await one.saveNow();
  await one.forget("1");
  await one.saveNow();
  const two = await page();
  await two.load();
  expect([...two.textIndexNow().docs.keys()]).toEqual(["2"]);
});

test("what was erased while he was away leaves the index when it is loaded, and the server is told so", async () => {
  const one = await page();
  await one.keep(doc("1"));
  await one.keep(doc("2"));
  await one.saveNow();
  Object.assign(row, { erased: ["1"], until: "2026-11-29T00:00:00Z" });
  const two = await page();
  await two.load();
  expect([...two.textIndexNow().docs.keys()]).toEqual(["2"]);
  locks.forEach((forget) => forget());
  await vi.waitFor(() => expect(row.pruned).toBe("2026-11-29T00:00:00Z"));
  Object.assign(row, { erased: [] });
  const three = await page();
  await three.load();
  expect([...three.textIndexNow().docs.keys()]).toEqual(["2"]);
});

test("of two pages the slower does not bring back what was erased meanwhile", async () => {
  const one = await page();
  await one.keep(doc("1"));
  await one.saveNow();
  const two = await page();
  await two.keep(doc("2"));
  const three = await page();
  Object.assign(row, { erased: ["1"], until: "2026-11-29T00:00:00Z" });
  await three.keep(doc("3"));
  await three.saveNow();
  await two.saveNow();
  Object.assign(row, { erased: [] });
  const four = await page();
  await four.load();
  expect([...four.textIndexNow().docs.keys()].sort()).toEqual(["2", "3"]);
});

test("a page that lay open does not bring back what another page has taken out", async () => {
  const one = await page();
  await one.keep(doc("1"));
  await one.saveNow();
  const open = await page();
  await open.load();
  erasures = [{ object: "1", at: "2026-11-28T12:00:00Z" }];
  Object.assign(row, { until: "2026-11-29T00:00:00Z" });
  const other = await page();
  await other.keep(doc("3"));
  await other.saveNow();
  await open.keep(doc("2"));
  await open.saveNow();
  const last = await page();
  await last.load();
  expect([...last.textIndexNow().docs.keys()].sort()).toEqual(["2", "3"]);
});

test("an index that is not his own is not believed, and is begun anew", async () => {
  const one = await page();
  await one.keep(doc("1"));
  await one.saveNow();
  member = (await seal.createMemberKey("0196f0a0-0000-7000-8000-0000000000a1", CLIENT)).identity;
  const two = await page();
  await two.load();
  expect(two.textIndexNow()).toMatchObject({ state: "ready", begunAnew: true });
  expect(two.textIndexNow().docs.size).toBe(0);
  await two.keep(doc("2"));
  await two.saveNow();
  const three = await page();
  await three.load();
  expect([...three.textIndexNow().docs.keys()]).toEqual(["2"]);
});

test("when the keys go, nothing of it stays in the page, and what was not saved yet is saved", async () => {
  const one = await page();
  await one.keep(doc("1"));
  locks.forEach((forget) => forget());
  expect(one.textIndexNow()).toMatchObject({ state: "none" });
  expect(one.textIndexNow().docs.size).toBe(0);
  await vi.waitFor(() => expect(row.version).toBe(1));
});

test("what could not be saved is saved with the next change", async () => {
  const one = await page();
  refusals = 1;
  await one.keep(doc("1"));
  await one.saveNow();
  expect(row.version).toBe(0);
  await one.keep(doc("2"));
  await one.saveNow();
  expect(row.version).toBe(1);
  const two = await page();
  await two.load();
  expect([...two.textIndexNow().docs.keys()].sort()).toEqual(["1", "2"]);
});

test("what could not be saved is tried once more when the keys go", async () => {
  const one = await page();
  refusals = 1;
  await one.keep(doc("1"));
  await one.saveNow();
  expect(row.version).toBe(0);
  locks.forEach((forget) => forget());
  await vi.waitFor(() => expect(row.version).toBe(1));
});

test("an answer that comes after its member went is not shown to the next", async () => {
  const one = await page();
  await one.keep(doc("1"));
  await one.saveNow();
  const two = await page();
  const late = two.load();
  locks.forEach((forget) => forget());
  member = (await seal.createMemberKey("0196f0a0-0000-7000-8000-0000000000a2", CLIENT)).identity;
  Object.assign(row, { version: 0, sealed: null, signature: null });
  await Promise.all([late, two.load()]);
  expect(two.textIndexNow()).toMatchObject({ state: "ready", begunAnew: false });
  expect(two.textIndexNow().docs.size).toBe(0);
  await two.keep(doc("2"));
  await two.saveNow();
  expect(row.version, "as the next one's first").toBe(1);
});
