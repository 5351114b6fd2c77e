import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as seal from "../seal/index.ts";
import type { Problem } from "../api/api.ts";
import type { Doc } from "./docs.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";

/// The server's one row, with its rule that who comes second is told so.
const row = { version: 0, sealed: null as string | null, signature: null as string | null };
const server = (refusal: typeof Problem) => ({
  get: () => Promise.resolve({ ...row }),
  put: (_: string, body: { before: number; sealed: string; signature: string }) => {
    if (body.before !== row.version) return Promise.reject(new refusal(409, "index-changed", ""));
    Object.assign(row, { version: row.version + 1, sealed: body.sealed, signature: body.signature });
    return Promise.resolve();
  },
});

let member: seal.MemberIdentity;
let locks: (() => void)[] = [];

beforeEach(async () => {
  Object.assign(row, { version: 0, sealed: null, signature: null });
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
