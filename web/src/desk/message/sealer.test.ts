import { expect, test } from "vitest";
import type { DeskCall, SealTo } from "../../api/types.ts";
import { writeChain } from "../../seal/chain.ts";
import {
  checkVersions,
  createCompanyKey,
  createMemberKey,
  fromBase64,
  nextKey,
  openObject,
  verifyChain,
} from "../../seal/index.ts";
import { EMPTY } from "./checks.ts";
import type { SentMessage } from "./sentMessage.ts";
import { bodyOf } from "./sealing.ts";
import { pin } from "../../opening/keys/pin.ts";
import { readMessage } from "../../opening/types.ts";
import { RANG, RANG_WORDS } from "./rang.ts";
import { sealer, trusts } from "./sealer.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const OTHER = "0196f0a0-0000-7000-8000-000000000002";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const HANA = "0196f0a0-0000-7000-8000-0000000000b1";
const CALL = "0196f0a0-0000-7000-8000-0000000000c1";

async function company(client = CLIENT) {
  const ryo = await createMemberKey(RYO, client);
  const { statement, signature, companyIdentity } = await createCompanyKey(ryo.identity, client, "mlkem768x25519");
  const statements = [{ statement, signature }];
  const members = [{ statement: ryo.statement, signature: ryo.signature }];
  return { seal: sealOf(companyIdentity, statements, members), companyIdentity, ryo, statements, members };
}

type Signed = { statement: string; signature: string }[];

function sealOf(
  key: { recipient: string; epoch: number; fingerprint: string; suite: SealTo["suite"] },
  statements: Signed,
  members: Signed,
): SealTo {
  const { recipient, epoch, fingerprint, suite } = key;
  const newest = statements.at(-1) ?? { statement: "", signature: "" };
  return { recipient, epoch, fingerprint, suite, ...newest, chain: writeChain({ statements, members, grants: [] }) };
}

/// The company with one more epoch, signed by `by`.
async function next(aoba: Awaited<ReturnType<typeof company>>, reason: "scheduled" | "recovery", by = aoba.ryo) {
  const { statement: theirs, signature: proof } = by;
  const members = by === aoba.ryo ? aoba.members : [...aoba.members, { statement: theirs, signature: proof }];
  const chain = writeChain({ statements: aoba.statements, members, grants: [] });
  const found = await verifyChain(CLIENT, aoba.seal.fingerprint, chain);
  if (!found.ok) throw new Error(found.why);
  const made = await nextKey(by.identity, found.line, [], reason, "mlkem768x25519");
  const { statement, signature } = made;
  return sealOf(made.company, [...aoba.statements, { statement, signature }], members);
}

function shelf() {
  const kept = new Map<string, string>();
  return { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) };
}

test("what the desk seals, the client opens, and it says what the operator wrote", async () => {
  const aoba = await company();
  const call = {
    id: CALL,
    client: { id: CLIENT },
    caller: { ending: "5678", withheld: false },
    form: {
      version: 1,
      fields: [
        { key: "callerName", kind: "text", label: { ja: "お名前", en: "Name" } },
        { key: "number", kind: "phone", label: { ja: "電話番号", en: "Telephone" } },
      ],
    },
    seal: aoba.seal,
  } as DeskCall;
  const body = bodyOf(
    call,
    { values: { callerName: "山田", number: RANG }, readBack: {} },
    "佐藤 花",
    "2026-11-24T06:00:00.000Z",
    null,
  );
  const sent = await (await sealer(HANA)).seal(call, body);
  expect(JSON.stringify(sent)).not.toContain("山田");
  const plain = await openObject(
    aoba.companyIdentity,
    fromBase64(sent.header),
    fromBase64(sent.payload),
    sent.manifest,
    sent.signature,
    { client: CLIENT, object: sent.object, kind: "message" },
  );
  expect(JSON.parse(new TextDecoder().decode(plain))).toEqual(body);
  const read = readMessage(plain);
  expect(read?.callerNumber).toBeNull();
  expect(read?.callerEnding).toBe("5678");
  expect(read?.fields.find(({ key }) => key === "number")).toMatchObject({ rang: true, display: RANG_WORDS });
});

test("what this page sealed, this page alone opens again, and corrects", async () => {
  const aoba = await company();
  const call = { id: CALL, client: { id: CLIENT }, seal: aoba.seal } as DeskCall;
  const form = { version: 1, fields: [] };
  const body = bodyOf({ id: CALL, form, caller: { number: null } }, EMPTY, "佐藤 花", "2026-11-24T06:00:00.000Z", null);
  const page = await sealer(HANA);
  const { own, object, payload, manifest, signature } = await page.seal(call, body);
  const sent: SentMessage = {
    ...{ object, manifest, version: 1, call: CALL, client: { id: CLIENT, name: "青葉" } },
    ...{ form, seal: aoba.seal, sentAt: "", leaving: [], until: "" },
  };
  const released = { manifest, signature, header: own?.header ?? "", payload };
  expect(await page.open(sent, released)).toEqual(body);
  await expect((await sealer(HANA)).open(sent, released)).rejects.toThrow("bad-header");
  const corrected = await page.correct(sent, body);
  await expect(page.open(sent, { ...released, manifest: corrected.manifest })).rejects.toThrow("wrong-object");
  const versions = [{ manifest, signature }, corrected];
  expect(await checkVersions(versions, corrected.object)).toHaveLength(2);
});

test("a key that the chain does not name is not sealed to", async () => {
  const aoba = (await company()).seal;
  const thief = (await company()).seal;
  const bad = { kind: "bad" };
  expect(await trusts(aoba, CLIENT, shelf())).toEqual({ kind: "good" });
  expect(await trusts({ ...aoba, recipient: thief.recipient }, CLIENT, shelf())).toEqual(bad);
  expect(await trusts({ ...aoba, fingerprint: thief.fingerprint }, CLIENT, shelf())).toEqual(bad);
  expect(await trusts({ ...aoba, epoch: 2 }, CLIENT, shelf())).toEqual(bad);
  expect(await trusts({ ...aoba, chain: thief.chain }, CLIENT, shelf())).toEqual(bad);
  expect(await trusts({ ...aoba, chain: "{}" }, CLIENT, shelf())).toEqual(bad);
  expect(await trusts(aoba, OTHER, shelf())).toEqual(bad);
});

test("another company key than the one sealed to before is compared by people, and then pinned", async () => {
  const aoba = (await company()).seal;
  const thief = (await company()).seal;
  const kept = shelf();
  await trusts(aoba, CLIENT, kept);
  const found = await trusts(thief, CLIENT, kept);
  expect(found).toMatchObject({ kind: "compare", before: { fingerprint: aoba.fingerprint } });
  if (found.kind === "compare") pin(CLIENT, found.now, kept);
  expect(await trusts(thief, CLIENT, kept)).toEqual({ kind: "good" });
});

test("a rotation that the chain proves is followed, and a server that holds it back is found out", async () => {
  const aoba = await company();
  const kept = shelf();
  await trusts(aoba.seal, CLIENT, kept);
  const second = await next(aoba, "scheduled");
  expect(await trusts(second, CLIENT, kept)).toEqual({ kind: "good" });
  expect(await trusts(aoba.seal, CLIENT, kept)).toMatchObject({ kind: "compare" });
});

test("after a recovery nothing is sealed until people have compared", async () => {
  const aoba = await company();
  const kept = shelf();
  await trusts(aoba.seal, CLIENT, kept);
  const stranger = await createMemberKey(HANA, CLIENT);
  await expect(next(aoba, "scheduled", stranger)).rejects.toMatchObject({ why: "not-trusted" });
  const second = await next(aoba, "recovery", stranger);
  const found = await trusts(second, CLIENT, kept);
  expect(found).toMatchObject({ kind: "compare", now: { fingerprint: second.fingerprint, epoch: 2 } });
  expect(await trusts(second, CLIENT, kept)).toMatchObject({ kind: "compare" });
  if (found.kind === "compare") pin(CLIENT, found.now, kept);
  expect(await trusts(second, CLIENT, kept)).toEqual({ kind: "good" });
});
