import { expect, test } from "vitest";
import type { DeskCall, SealTo } from "../../api/types.ts";
import { writeChain } from "../../seal/chain.ts";
import {
  createCompanyKey,
  createMemberKey,
  firstMailboxKey,
  grantTo,
  nextKey,
  verifyChain,
  verifyMailboxChain,
  type ChainParts,
  type NextKey,
} from "../../seal/index.ts";
import { followMailbox } from "../../opening/keys/mailbox.ts";
import { proves } from "./box.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const HR = "0196f0a0-0000-7000-8000-0000000000f1";
const ORDERS = "0196f0a0-0000-7000-8000-0000000000f2";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const HANA = "0196f0a0-0000-7000-8000-0000000000b1";

function shelf() {
  const kept = new Map<string, string>();
  return { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) };
}

function signed({ statement, signature }: { statement: string; signature: string }) {
  return { statement, signature };
}

/// A company of two, both of whom hold its key; Ryo has made the mailbox 人事 for both.
async function company() {
  const ryo = await createMemberKey(RYO, CLIENT);
  const hana = await createMemberKey(HANA, CLIENT);
  const own = await createCompanyKey(ryo.identity, CLIENT, "x25519");
  const { grant, ...given } = await grantTo(ryo.identity, own.companyIdentity, hana.statement, hana.signature);
  const members = [signed(ryo), signed(hana)];
  const parts: ChainParts = {
    statements: [signed(own)],
    members,
    grants: [
      {
        ...given,
        to: hana.identity.fingerprint,
        by: ryo.identity.fingerprint,
        sha256: await sha256(grant),
        company: own.companyIdentity.fingerprint,
      },
    ],
  };
  const found = await verifyChain(CLIENT, own.companyIdentity.fingerprint, writeChain(parts));
  if (!found.ok) throw new Error(found.why);
  const hr = await firstMailboxKey(ryo.identity, found.line, HR, [hana.identity.fingerprint], "x25519");
  return { ryo, hana, line: found.line, own, parts, members, hr };
}

async function sha256(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

function sealOf(key: NextKey, chain: string): SealTo {
  const { recipient, epoch, fingerprint, suite } = key.company;
  return { recipient, epoch, fingerprint, suite, ...signed(key), chain };
}

async function held() {
  const made = await company();
  const chain = (...keys: NextKey[]) => writeChain({ statements: keys.map(signed), members: made.members, grants: [] });
  const call = { client: { id: CLIENT }, seal: { chain: writeChain(made.parts) } } as DeskCall;
  const found = await verifyMailboxChain(made.line, HR, null, chain(made.hr));
  if (!found.ok) throw new Error(found.why);
  return { ...made, chain, call, hrLine: found.line };
}

test("a mailbox is held from its beginning by those who were chosen, and by nobody outside the company", async () => {
  const { line, hr, hrLine, ryo, hana } = await held();
  expect(hrLine.current.trusted).toEqual([ryo.identity.fingerprint, hana.identity.fingerprint].sort());
  expect(hr.holders.map(({ member }) => member).sort()).toEqual([RYO, HANA].sort());
  const stranger = await createMemberKey(HANA, CLIENT);
  const made = firstMailboxKey(ryo.identity, line, HR, [stranger.identity.fingerprint], "x25519");
  await expect(made).rejects.toMatchObject({ why: "not-trusted" });
  const byStranger = firstMailboxKey(stranger.identity, line, HR, [], "x25519");
  await expect(byStranger).rejects.toMatchObject({ why: "not-trusted" });
});

test("the desk seals to the mailbox's key that a member of today answers for", async () => {
  const { call, hr, chain } = await held();
  expect(await proves(call, HR, sealOf(hr, chain(hr)), shelf())).toBe(true);
});

test("another recipient, fingerprint or epoch beside the chain, and another mailbox's chain, are refused", async () => {
  const { call, hr, chain, ryo, line } = await held();
  const orders = await firstMailboxKey(ryo.identity, line, ORDERS, [], "x25519");
  const good = sealOf(hr, chain(hr));
  for (const bad of [
    { ...good, recipient: orders.company.recipient },
    { ...good, fingerprint: orders.company.fingerprint },
    { ...good, epoch: 2 },
    sealOf(orders, chain(orders)),
    { ...good, chain: "{}" },
  ]) {
    expect(await proves(call, HR, bad, shelf())).toBe(false);
  }
  expect(await proves(call, ORDERS, good, shelf())).toBe(false);
  expect(await proves({ ...call, seal: null }, HR, good, shelf())).toBe(false);
});

test("a mailbox that the server made up is refused", async () => {
  const { call, members } = await held();
  const thief = await createMemberKey(RYO, CLIENT);
  const own = await createCompanyKey(thief.identity, CLIENT, "x25519");
  const theirs = { statements: [signed(own)], members: [signed(thief)], grants: [] };
  const found = await verifyChain(CLIENT, own.companyIdentity.fingerprint, writeChain(theirs));
  if (!found.ok) throw new Error(found.why);
  const made = await firstMailboxKey(thief.identity, found.line, HR, [], "x25519");
  const chain = writeChain({ statements: [signed(made)], members: [...members, signed(thief)], grants: [] });
  expect(await proves(call, HR, sealOf(made, chain), shelf())).toBe(false);
});

test("a change of key is followed, and a server that holds it back is found out", async () => {
  const { call, hr, hrLine, chain, ryo } = await held();
  const kept = shelf();
  expect(await proves(call, HR, sealOf(hr, chain(hr)), kept)).toBe(true);
  const second = await nextKey(ryo.identity, hrLine, [], "left", "x25519");
  expect(await proves(call, HR, sealOf(second, chain(hr, second)), kept)).toBe(true);
  expect(await proves(call, HR, sealOf(hr, chain(hr)), kept)).toBe(false);
});

test("after its maker left, somebody who stays must state the next key, unless this browser knew it before", async () => {
  const { hana, line, hr, hrLine, chain, parts, own } = await held();
  const kept = shelf();
  await followMailbox(line, HR, chain(hr), kept);
  const without = await nextKey(hana.identity, line, [], "left", "x25519");
  const later = { ...parts, statements: [...parts.statements, signed(without)] };
  const found = await verifyChain(CLIENT, own.companyIdentity.fingerprint, writeChain(later));
  if (!found.ok) throw new Error(found.why);
  expect(await followMailbox(found.line, HR, chain(hr), shelf())).toBeNull();
  expect(await followMailbox(found.line, HR, chain(hr), kept)).not.toBeNull();
  const second = await nextKey(hana.identity, hrLine, [], "left", "x25519");
  const followed = await followMailbox(found.line, HR, chain(hr, second), shelf());
  expect(followed?.current.fingerprint).toBe(second.company.fingerprint);
  expect(followed?.current.trusted).toEqual([hana.identity.fingerprint]);
});
