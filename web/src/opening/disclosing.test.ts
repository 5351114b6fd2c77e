import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Release } from "../api/types.ts";
import { utf8, type Bytes } from "../seal/bytes.ts";
import { TEST_CALL, TEST_OBJECT, testObject } from "../seal/testObject.ts";
import { draftToDisclose, soundToDisclose, textToDisclose } from "./disclosing.ts";
import type { Holding } from "./keys/keyring.ts";
import { testHolding } from "./keys/testHolding.ts";

/// Real keys; the server is the test.
const api = vi.hoisted(() => ({ post: vi.fn(), bytes: vi.fn() }));
vi.mock("../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../trust/running.ts", () => ({ runningBundle: () => Promise.resolve(null) }));

const CLIENT = "01980000-0000-7000-8000-000000000001";
const RYO = "01980000-0000-7000-8000-0000000000b1";
const NEVER = () => false;

let company: Holding;

beforeAll(async () => {
  ({ holding: company } = await testHolding(CLIENT, RYO, "x25519"));
});

beforeEach(() => vi.resetAllMocks());

async function kept(kind: Release["kind"], ...parts: Bytes[]): Promise<void> {
  const { manifest, signature, segments, payloads } = await testObject(company.line, kind, parts);
  api.post.mockResolvedValue({
    kind,
    complete: true,
    manifest,
    signature,
    segments,
    versions: [{ manifest, signature }],
  });
  api.bytes.mockImplementation((path: string) => Promise.resolve(payloads[Number(path.split("/").at(-1))]));
}

const json = (said: object) => utf8(JSON.stringify(said));
const FIELDS = { fields: [{ key: "callerName", label: { ja: "お名前", en: "Name" }, value: "佐藤 花子" }] };

/// One part of a recording: a WAVE file of µ-law, two channels, with so many frames.
function wave(frames: number): Bytes {
  const bytes = new Uint8Array(44 + frames * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(utf8("RIFF"), 0);
  bytes.set(utf8("WAVEfmt "), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 7, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, 8_000, true);
  bytes.set(utf8("data"), 36);
  view.setUint32(40, frames * 2, true);
  return bytes;
}

test("a message and a slip are opened for whom they are about, as an entry of that purpose", async () => {
  await kept("message", json({ v: 1, kind: "message", form: FIELDS }));
  const message = await textToDisclose(company, TEST_CALL, TEST_OBJECT, "message");
  expect(message).toMatchObject({ kind: "message", sealedAt: "2026-11-24T06:00:00.000Z" });
  expect(JSON.stringify(message)).toContain("佐藤 花子");
  expect(api.post.mock.calls).toEqual([[`/api/objects/${TEST_OBJECT}/release`, { purpose: "disclosure" }]]);
  await kept("slip", json({ v: 1, kind: "slip", caller: { number: "+819012345678" } }));
  const slip = await textToDisclose(company, TEST_CALL, TEST_OBJECT, "slip");
  expect(slip).toMatchObject({ kind: "slip", slip: { callerNumber: "+819012345678" } });
});

test("a draft is one, and nothing else is", async () => {
  await kept("draft", json({ v: 1, kind: "draft", form: FIELDS }));
  const { message } = await draftToDisclose(company, TEST_CALL, TEST_OBJECT);
  expect(message.fields).toHaveLength(1);
  await kept("draft", json({ v: 1, kind: "message", form: FIELDS }));
  await expect(draftToDisclose(company, TEST_CALL, TEST_OBJECT)).rejects.toThrow("malformed");
  await kept("message", json({ v: 1, kind: "message", form: FIELDS }));
  await expect(draftToDisclose(company, TEST_CALL, TEST_OBJECT)).rejects.toThrow("wrong-object");
});

test("what is of another call is not opened", async () => {
  await kept("message", json({ v: 1, kind: "message", form: FIELDS }));
  await expect(textToDisclose(company, TEST_OBJECT, TEST_OBJECT, "message")).rejects.toThrow("wrong-call");
  await kept("recording", wave(1));
  await expect(soundToDisclose(company, TEST_OBJECT, TEST_OBJECT, NEVER)).rejects.toThrow("wrong-call");
});

test("a recording is one file of all its parts, and one that is empty leaves no gap", async () => {
  await kept("recording", wave(80), utf8(""), wave(40));
  const sound = await soundToDisclose(company, TEST_CALL, TEST_OBJECT, NEVER);
  expect(sound).toMatchObject({ sealedAt: "2026-11-24T06:00:00.000Z", complete: true });
  // 16-bit stereo of 120 frames behind its header
  expect(sound?.file.size).toBe(44 + 120 * 4);
  expect(api.post.mock.calls).toEqual([[`/api/objects/${TEST_OBJECT}/release`, { purpose: "disclosure" }]]);
});

test("one that was changed is not given out", async () => {
  await kept("recording", wave(80));
  api.bytes.mockResolvedValue(utf8("something else"));
  await expect(soundToDisclose(company, TEST_CALL, TEST_OBJECT, NEVER)).rejects.toThrow("bad-payload");
});

test("one that is stopped fetches no further part", async () => {
  await kept("recording", wave(80), wave(80), wave(80));
  let asked = 0;
  expect(await soundToDisclose(company, TEST_CALL, TEST_OBJECT, () => asked++ === 1)).toBeNull();
  expect(api.bytes).toHaveBeenCalledOnce();
});
