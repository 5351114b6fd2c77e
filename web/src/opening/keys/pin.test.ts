import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  createCompanyKey,
  createMemberKey,
  firstMailboxKey,
  nextKey,
  type NewCompanyKey,
  type NewMemberKey,
} from "../../seal/inside.ts";
import { chainOf, checkedLine, type Signed } from "../../seal/testChain.ts";
import { followMailbox } from "./mailbox.ts";
import { follow, look, pin, pinned } from "./pin.ts";

/// What this browser believes of a chain, by what it has checked before; with chains as people make them.

const MINATO = "01980000-0000-7000-8000-000000000001";
const RYO = "01980000-0000-7000-8000-0000000000b1";
const SAYAKA = "01980000-0000-7000-8000-0000000000b2";
const BOX = "01980000-0000-7000-8000-0000000000d1";
const BOX_NAME = `${MINATO}.${BOX}`;

let ryo: NewMemberKey;
let sayaka: NewMemberKey;
let first: NewCompanyKey;
let second: Signed;
let recovery: Signed;

const kept = new Map<string, string>();
const shelf = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
};

const chain = (...statements: Signed[]) => chainOf([ryo, sayaka], statements);
const lineOf = (...statements: Signed[]) =>
  checkedLine(MINATO, first.companyIdentity.fingerprint, chain(...statements));

beforeAll(async () => {
  ryo = await createMemberKey(RYO, MINATO);
  sayaka = await createMemberKey(SAYAKA, MINATO);
  first = await createCompanyKey(ryo.identity, MINATO, "x25519");
  second = await nextKey(ryo.identity, await lineOf(first), [], "scheduled", "x25519");
  recovery = await nextKey(sayaka.identity, await lineOf(first), [], "recovery", "x25519");
});
beforeEach(() => kept.clear());

const followed = (...statements: Signed[]) => follow(MINATO, chain(...statements), shelf);
const pinnedEpoch = () => pinned(MINATO, shelf)?.epoch;

describe("the company's chain", () => {
  test("is believed at first sight, and its newest key is remembered", async () => {
    expect(await followed(first, second)).toMatchObject({
      kind: "good",
      line: { current: { statement: { epoch: 2 } } },
    });
    expect(pinnedEpoch()).toBe(2);
    const { seen } = pinned(MINATO, shelf) ?? {};
    expect(await followed(first, second)).toMatchObject({ kind: "good" });
    expect(pinned(MINATO, shelf)?.seen, "seen once").toBe(seen);
  });

  test("is followed to a newer key, and a server that holds it back is found out", async () => {
    await followed(first);
    expect(pinnedEpoch()).toBe(1);
    expect(await followed(first, second)).toMatchObject({ kind: "good" });
    expect(pinnedEpoch()).toBe(2);
    expect(await followed(first)).toMatchObject({ kind: "changed", before: { epoch: 2 } });
    expect(pinnedEpoch(), "nothing is forgotten").toBe(2);
  });

  test("of somebody else's making is not believed after that", async () => {
    await followed(first);
    const { fingerprint } = first.companyIdentity;
    const other = await createCompanyKey(ryo.identity, MINATO, "x25519");
    expect(await followed(other)).toMatchObject({ kind: "changed", before: { fingerprint } });
    expect(pinned(MINATO, shelf)?.fingerprint).toBe(fingerprint);
  });

  test("waits for people after a recovery, and what was pinned stays until then", async () => {
    await followed(first);
    expect(await followed(first, recovery)).toMatchObject({ kind: "recovered", before: { epoch: 1 } });
    expect(pinnedEpoch()).toBe(1);
  });

  test("that is none, or has a turned signature, is refused and leaves nothing behind", async () => {
    expect(await follow(MINATO, "no chain", shelf)).toEqual({ kind: "refused", why: "malformed" });
    expect(await followed()).toEqual({ kind: "refused", why: "malformed" });
    const turned = { ...first, signature: recovery.signature };
    expect(await followed(turned)).toEqual({ kind: "refused", why: "bad-signature" });
    expect(pinned(MINATO, shelf)).toBeNull();
  });
});

describe("a mailbox's chain", () => {
  const box = async () => await firstMailboxKey(ryo.identity, await lineOf(first), BOX, [], "x25519");

  test("hangs on a member of today, and is remembered", async () => {
    const made = await box();
    const line = await followMailbox(await lineOf(first), BOX, chain(made), shelf);
    expect(line?.mailbox).toBe(BOX);
    expect(pinned(BOX_NAME, shelf)?.fingerprint).toBe(line?.current.fingerprint);
  });

  test("holds by what was checked before, when who made it has left", async () => {
    const made = await box();
    const gone = await lineOf(first, recovery);
    const company = { ...gone, recovered: false };
    expect(await followMailbox(company, BOX, chain(made), shelf), "never seen").toBeNull();
    await followMailbox(await lineOf(first), BOX, chain(made), shelf);
    expect(await followMailbox(company, BOX, chain(made), shelf)).not.toBeNull();
  });

  test("that was changed for another is not believed", async () => {
    const company = await lineOf(first);
    await followMailbox(company, BOX, chain(await box()), shelf);
    const before = pinned(BOX_NAME, shelf);
    expect(await followMailbox(company, BOX, chain(await box()), shelf)).toBeNull();
    expect(pinned(BOX_NAME, shelf)).toEqual(before);
  });
});

test("a key without a chain is compared with the one that was seen first", () => {
  expect(look("log", "a", shelf)).toEqual({ kind: "first" });
  pin("log", { fingerprint: "a", epoch: 0, seen: "2026-11-24T06:00:00.000Z" }, shelf);
  expect(look("log", "a", shelf)).toEqual({ kind: "same" });
  expect(look("log", "b", shelf)).toMatchObject({ kind: "changed", before: { fingerprint: "a" } });
  kept.set("denwaban.company-key.log", "{}");
  expect(look("log", "b", shelf), "what is damaged is none").toEqual({ kind: "first" });
});
