import { expect, test } from "vitest";
import { writeChain } from "../../seal/chain.ts";
import {
  createCompanyKey,
  createMemberKey,
  exportCompanyIdentity,
  nextKey,
  recombine,
  verifyChain,
} from "../../seal/index.ts";
import { shareText } from "./shares.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";

/// A company whose key was changed once.
async function company() {
  const ryo = await createMemberKey(RYO, CLIENT);
  const first = await createCompanyKey(ryo.identity, CLIENT, "x25519");
  const members = [{ statement: ryo.statement, signature: ryo.signature }];
  const statements = [{ statement: first.statement, signature: first.signature }];
  const pin = first.companyIdentity.fingerprint;
  const one = await verifyChain(CLIENT, pin, writeChain({ statements, members, grants: [] }));
  if (!one.ok) throw new Error(one.why);
  const second = await nextKey(ryo.identity, one.line, [], "scheduled", "x25519");
  statements.push({ statement: second.statement, signature: second.signature });
  const two = await verifyChain(CLIENT, pin, writeChain({ statements, members, grants: [] }));
  if (!two.ok) throw new Error(two.why);
  return { line: two.line, first: first.companyIdentity, second: second.company };
}

test("sheets of any epoch bring back the key of that epoch", async () => {
  const { line, first, second } = await company();
  for (const key of [first, second]) {
    const [a = "", , c = ""] = await key.shares(null);
    const back = await recombine(line, shareText(c).line, a);
    expect(back).toMatchObject({ ok: true, key: { epoch: key.epoch, fingerprint: key.fingerprint } });
    if (back.ok) expect(await exportCompanyIdentity(back.key)).toBe(await exportCompanyIdentity(key));
  }
});

test("what does not fit is said as what it is", async () => {
  const { line, first } = await company();
  const other = (await company()).first;
  const [a = "", b = ""] = await first.shares(null);
  const [x = "", y = ""] = await other.shares(null);
  expect(await recombine(line, a, a)).toEqual({ ok: false, why: "same-share" });
  expect(await recombine(line, a, x)).toEqual({ ok: false, why: "other-set" });
  expect(await recombine(line, a, b.slice(0, -3))).toEqual({ ok: false, why: "malformed" });
  expect(await recombine(line, x, y)).toEqual({ ok: false, why: "wrong-key" });
});

test("what is printed in groups is the whole share", async () => {
  const { first } = await company();
  for (const page of await first.shares(null)) {
    const { prefix, groups, line } = shareText(page);
    expect(prefix + groups.join("")).toBe(line);
    expect(page).toContain(line);
    expect(Math.max(...groups.map((group) => group.length))).toBe(4);
  }
});
