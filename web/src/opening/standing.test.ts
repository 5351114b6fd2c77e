import { expect, test } from "vitest";
import { writeChain } from "../seal/chain.ts";
import {
  createCompanyKey,
  createMemberKey,
  firstMailboxKey,
  newSessionSigner,
  sealMessage,
  verifyChain,
  verifyMailboxChain,
  type CompanyIdentity,
} from "../seal/index.ts";
import { checkStanding } from "./standing.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const OTHER = "0196f0a0-0000-7000-8000-000000000002";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const BOX = "0196f0a0-0000-7000-8000-0000000000d1";

async function company() {
  const ryo = await createMemberKey(RYO, CLIENT);
  const { statement, signature, companyIdentity } = await createCompanyKey(ryo.identity, CLIENT, "x25519");
  const members = [{ statement: ryo.statement, signature: ryo.signature }];
  const chain = writeChain({ statements: [{ statement, signature }], members, grants: [] });
  const found = await verifyChain(CLIENT, companyIdentity.fingerprint, chain);
  if (!found.ok) throw new Error(found.why);
  const { line } = found;
  const made = await firstMailboxKey(ryo.identity, line, BOX, [], "x25519");
  const statements = [{ statement: made.statement, signature: made.signature }];
  const box = await verifyMailboxChain(line, BOX, null, writeChain({ statements, members, grants: [] }));
  if (!box.ok) throw new Error(box.why);
  const boxes = [{ id: BOX, line: box.line, current: made.company, keys: new Map() }];
  return {
    holding: { client: CLIENT, line, current: companyIdentity, boxes },
    general: companyIdentity,
    box: made.company,
  };
}

/// Versions of the message of one call, each sealed to the key that stands at its place.
async function versions(...keys: CompanyIdentity[]) {
  const order = { client: CLIENT, call: crypto.randomUUID(), signer: await newSessionSigner(), sealer: "op-1" };
  const sealed: { object: string; manifest: string; signature: string }[] = [];
  for (const { recipient, epoch, fingerprint } of keys) {
    const to = { recipient, epoch, fingerprint };
    const before = sealed.at(-1);
    const corrects = before && { version: sealed.length, manifest: before.manifest };
    const body = { n: sealed.length };
    const { object, manifest, signature } = await sealMessage({
      ...{ ...order, company: to, body },
      ...(corrects && { corrects }),
    });
    sealed.push({ object, manifest, signature });
  }
  return sealed;
}

type Sealed = Awaited<ReturnType<typeof versions>>;

/// What the server answers for the version `at`, counted from 0, among those that it tells.
function told(all: Sealed, at: number) {
  const one = all[at];
  if (!one) throw new Error("no such version");
  return { object: one.object, released: { manifest: one.manifest, versions: all } };
}

test("the last version is the newest, and one before it was corrected", async () => {
  const { holding, general } = await company();
  const both = await versions(general, general);
  const [first, second] = [told(both, 0), told(both, 1)];
  await checkStanding(holding, second.released, second.object, "newest");
  await checkStanding(holding, first.released, first.object, "corrected");
  await checkStanding(holding, first.released, first.object, null);
  await expect(checkStanding(holding, first.released, first.object, "newest")).rejects.toThrow("wrong-version");
  await expect(checkStanding(holding, second.released, second.object, "corrected")).rejects.toThrow("wrong-version");
});

test("a page that was shown a correction does not forget it", async () => {
  const { holding, general } = await company();
  const both = await versions(general, general);
  const replayed = told(both.slice(0, 1), 0);
  await checkStanding(holding, replayed.released, replayed.object, "newest");
  const newest = told(both, 1);
  await checkStanding(holding, newest.released, newest.object, "newest");
  for (const standing of ["newest", null] as const) {
    await expect(checkStanding(holding, replayed.released, replayed.object, standing)).rejects.toThrow("wrong-version");
  }
});

test("what is released must be one of the versions that are told", async () => {
  const { holding, general } = await company();
  const [one, other] = [await versions(general, general), await versions(general, general)];
  const { object, released } = told(one, 1);
  const lie = { manifest: released.manifest, versions: other };
  await expect(checkStanding(holding, lie, object, null)).rejects.toThrow("wrong-version");
  await expect(checkStanding(holding, lie, object, "newest")).rejects.toThrow("wrong-version");
  await expect(checkStanding(holding, { ...lie, versions: [] }, object, null)).rejects.toThrow("malformed");
});

test("a correction of another call's message is none", async () => {
  const { holding, general } = await company();
  const [one, other] = [await versions(general), await versions(general, general)];
  const mixed = told([...one, ...other.slice(1)], 1);
  await expect(checkStanding(holding, mixed.released, mixed.object, "newest")).rejects.toThrow("wrong-object");
});

test("a correction stays in the box that the message came to", async () => {
  const { holding, general, box } = await company();
  const inBox = told(await versions(box, box), 1);
  await checkStanding(holding, inBox.released, inBox.object, "newest");
  const unknown = (await company()).box;
  for (const keys of [
    [box, general],
    [general, box],
    [general, unknown],
    [unknown, general],
  ]) {
    const moved = told(await versions(...keys), 1);
    await expect(checkStanding(holding, moved.released, moved.object, "newest")).rejects.toThrow("wrong-version");
  }
});

test("another client's versions are refused", async () => {
  const { holding, general } = await company();
  const { released, object } = told(await versions(general), 0);
  const another = { ...holding, client: OTHER };
  await expect(checkStanding(another, released, object, "newest")).rejects.toThrow("wrong-client");
});
