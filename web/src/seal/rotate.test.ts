import { beforeAll, describe, expect, it } from "vitest";
import {
  createCompanyKey,
  createMemberKey,
  firstMailboxKey,
  nextKey,
  verifyChain,
  type KeyLine,
  type NewCompanyKey,
  type NewMemberKey,
} from "./inside.ts";
import { chainOf, checkedLine, type Signed } from "./testChain.ts";

/// Who makes the next key, and for whom.

const MINATO = "01980000-0000-7000-8000-000000000001";
const AOBA = "01980000-0000-7000-8000-000000000002";
const RYO = "01980000-0000-7000-8000-0000000000b1";
const SAYAKA = "01980000-0000-7000-8000-0000000000b2";
const BOX = "01980000-0000-7000-8000-0000000000d1";

let ryo: NewMemberKey;
let sayaka: NewMemberKey;
let first: NewCompanyKey;
let line: KeyLine;

const found = (...more: Signed[]) =>
  verifyChain(MINATO, first.companyIdentity.fingerprint, chainOf([ryo, sayaka], [first, ...more]));

beforeAll(async () => {
  ryo = await createMemberKey(RYO, MINATO);
  sayaka = await createMemberKey(SAYAKA, MINATO);
  first = await createCompanyKey(ryo.identity, MINATO, "x25519");
  line = await checkedLine(MINATO, first.companyIdentity.fingerprint, chainOf([ryo, sayaka], [first]));
});

describe("the next key", () => {
  it("is stated by who holds the newest, for who holds it, and the chain holds", async () => {
    const next = await nextKey(ryo.identity, line, [], "scheduled", "x25519");
    expect(await found(next)).toMatchObject({
      ok: true,
      line: { recovered: false, current: { statement: { epoch: 2 } } },
    });
  });

  it("is not for someone who does not hold the newest, nor by them", async () => {
    const { fingerprint } = sayaka.identity;
    await expect(nextKey(ryo.identity, line, [fingerprint], "left", "x25519")).rejects.toThrow("not-trusted");
    await expect(nextKey(sayaka.identity, line, [], "scheduled", "x25519")).rejects.toThrow("not-trusted");
    await expect(nextKey(sayaka.identity, line, [ryo.identity.fingerprint], "left", "x25519")).rejects.toThrow(
      "not-trusted",
    );
  });

  it("of a recovery may be stated by a stranger to the line, for themselves and holders alone", async () => {
    const next = await nextKey(sayaka.identity, line, [ryo.identity.fingerprint], "recovery", "x25519");
    expect(await found(next)).toMatchObject({ ok: true, line: { recovered: true } });
    await expect(nextKey(ryo.identity, line, [sayaka.identity.fingerprint], "recovery", "x25519")).rejects.toThrow(
      "not-trusted",
    );
  });

  it("follows no line that waits for people to compare, unless it is a recovery itself", async () => {
    const waits = { ...line, recovered: true };
    await expect(nextKey(ryo.identity, waits, [], "scheduled", "x25519")).rejects.toThrow("wrong-key");
    await expect(nextKey(ryo.identity, waits, [], "recovery", "x25519")).resolves.toBeDefined();
  });

  it("is not made for another client's line", async () => {
    const other = { ...line, client: AOBA };
    await expect(nextKey(ryo.identity, other, [], "scheduled", "x25519")).rejects.toThrow("wrong-client");
  });
});

describe("a mailbox's first key", () => {
  const make = (by: NewMemberKey, company: KeyLine, holders: string[]) =>
    firstMailboxKey(by.identity, company, BOX, holders, "x25519");

  it("is stated by who holds the company's newest, for who holds it", async () => {
    const made = await make(ryo, line, []);
    expect(JSON.parse(made.statement)).toMatchObject({ client: MINATO, mailbox: BOX, epoch: 1, reason: "first" });
    await expect(make(ryo, line, [sayaka.identity.fingerprint])).rejects.toThrow("not-trusted");
    await expect(make(sayaka, line, [])).rejects.toThrow("not-trusted");
  });

  it("is not made in another client's company, nor in one that waits for people to compare", async () => {
    await expect(make(ryo, { ...line, client: AOBA }, [])).rejects.toThrow("wrong-client");
    await expect(make(ryo, { ...line, recovered: true }, [])).rejects.toThrow("wrong-key");
  });
});
