import { expect, test } from "vitest";
import type { DeskCall, SealTo } from "../api/types.ts";
import { createCompanyKey, createMemberKey, fromBase64, openObject } from "../seal/index.ts";
import { bodyOf } from "./sealing.ts";
import { sealer, states } from "./sealer.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const OTHER = "0196f0a0-0000-7000-8000-000000000002";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const HANA = "0196f0a0-0000-7000-8000-0000000000b1";
const CALL = "0196f0a0-0000-7000-8000-0000000000c1";

async function company(client = CLIENT) {
  const ryo = await createMemberKey(RYO, client);
  const { statement, signature, companyIdentity } = await createCompanyKey(ryo.identity, client, "mlkem768x25519");
  const { recipient, epoch, fingerprint, suite } = companyIdentity;
  const seal: SealTo = { recipient, epoch, fingerprint, suite, statement, signature };
  return { seal, companyIdentity };
}

test("what the desk seals, the client opens, and it says what the operator wrote", async () => {
  const aoba = await company();
  const call = {
    id: CALL,
    client: { id: CLIENT },
    caller: { number: "+819012345678" },
    form: { version: 1, fields: [{ key: "callerName", kind: "text", label: { ja: "お名前", en: "Name" } }] },
    seal: aoba.seal,
  } as DeskCall;
  const body = bodyOf(call, { values: { callerName: "山田" }, readBack: {} }, "佐藤 花", "2026-11-24T06:00:00.000Z");
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
});

test("a key that the statement does not name is not sealed to", async () => {
  const aoba = (await company()).seal;
  const thief = (await company()).seal;
  expect(await states(aoba, CLIENT)).toBe(true);
  expect(await states({ ...aoba, recipient: thief.recipient }, CLIENT)).toBe(false);
  expect(await states({ ...aoba, fingerprint: thief.fingerprint }, CLIENT)).toBe(false);
  expect(await states({ ...aoba, epoch: 2 }, CLIENT)).toBe(false);
  expect(await states({ ...aoba, signature: thief.signature }, CLIENT)).toBe(false);
  expect(await states(aoba, OTHER)).toBe(false);
});
