import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { ReviewRelease, ToReview } from "../api/types.ts";
import { base64, fromBase64, utf8, type Bytes } from "../seal/bytes.ts";
import {
  createCompanyKey,
  createMemberKey,
  createReviewerKey,
  giveForReview,
  SealTrouble,
  type KeyLine,
  type NewCompanyKey,
  type NewMemberKey,
  type NewReviewerKey,
} from "../seal/index.ts";
import { chainOf, checkedLine } from "../seal/testChain.ts";
import { TEST_CALL, TEST_OBJECT, testObject } from "../seal/testObject.ts";
import { openMessage, openRecording, tellTried } from "./reviewing.ts";

/// A member gives with real keys; the server between them is the test.
const api = vi.hoisted(() => ({ post: vi.fn(), bytes: vi.fn() }));
const playParts = vi.hoisted(() => vi.fn());
const checkSealedForReview = vi.hoisted(() => vi.fn());
vi.mock("../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../opening/opening.ts", async (original) => ({ ...(await original<object>()), playParts }));
vi.mock("../seal/index.ts", async (original) => ({ ...(await original<object>()), checkSealedForReview }));

const CLIENT = "01980000-0000-7000-8000-000000000001";
const RYO = "01980000-0000-7000-8000-0000000000b1";
const QUALITY = "01980000-0000-7000-8000-0000000000f1";
const REVIEW = "01980000-0000-7000-8000-0000000000d1";
const ADDRESS = `/api/quality/reviews/${REVIEW}`;
const TEXT = {
  v: 1,
  kind: "message",
  form: { fields: [{ key: "callerName", label: { ja: "お名前", en: "Name" }, value: "佐藤 花子" }] },
};

let ryo: NewMemberKey;
let company: NewCompanyKey;
let reviewer: NewReviewerKey;
let line: KeyLine;
let chain: string;

let review: ToReview;
let payloads: Bytes[];
let released: ReviewRelease;

beforeAll(async () => {
  ryo = await createMemberKey(RYO, CLIENT);
  company = await createCompanyKey(ryo.identity, CLIENT, "x25519");
  chain = chainOf([ryo], [company]);
  line = await checkedLine(CLIENT, company.companyIdentity.fingerprint, chain);
  reviewer = await createReviewerKey(QUALITY);
});
beforeEach(async () => {
  vi.resetAllMocks();
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined });
  api.post.mockImplementation(() => Promise.resolve(released));
  api.bytes.mockImplementation((path: string) => Promise.resolve(payloads[Number(path.split("/").at(-1))]));
  await give("message", [utf8(JSON.stringify(TEXT))]);
});

/// Seals an object and gives it to the reviewer.
async function give(kind: "message" | "recording", parts: Bytes[]): Promise<void> {
  const sealed = await testObject(line, kind, parts);
  const { of, manifest, signature } = sealed;
  payloads = sealed.payloads;
  const until = new Date(Date.now() + 86_400_000);
  const by = ryo.identity;
  const segments = [];
  for (const [n, segment] of sealed.segments.entries()) {
    const header = fromBase64(segment.header);
    const made = await giveForReview(by, company.companyIdentity, line, of, n, header, reviewer.statement, until);
    segments.push({ ...segment, header: made.header, remade: made });
  }
  released = { kind, complete: true, manifest, signature, segments, chain, mailbox: null, approval: null };
  review = {
    id: REVIEW,
    clientId: CLIENT,
    client: "みなと設備",
    object: of.object,
    kind,
    sealedAt: of.sealedAt,
    givenAt: "2026-11-24T07:00:00Z",
    until: until.toISOString(),
    to: reviewer.identity.fingerprint,
  };
}

const why = (opening: Promise<unknown>) =>
  opening.then(
    () => "opened",
    (trouble: unknown) => (trouble instanceof SealTrouble ? trouble.why : String(trouble)),
  );
const opened = () => why(openMessage(reviewer.identity, review));

test("what a member gave is opened, entered first, and says who gave it", async () => {
  const { message, by } = await openMessage(reviewer.identity, review);
  expect(message.fields.map(({ value }) => value)).toEqual(["佐藤 花子"]);
  expect(by).toBe(ryo.identity.fingerprint);
  expect(api.post).toHaveBeenCalledExactlyOnceWith(`${ADDRESS}/release`);
  expect(api.bytes).toHaveBeenCalledExactlyOnceWith(`${ADDRESS}/payload/0`);
});

test("of another object, client or kind than the list says, it is not opened", async () => {
  review = { ...review, object: TEST_CALL };
  expect(await opened()).toBe("wrong-object");
  expect(api.bytes, "nothing was fetched").not.toHaveBeenCalled();
});

test("of another client's list it is not opened", async () => {
  review = { ...review, clientId: CLIENT.replace("0001", "0002") };
  expect(await opened()).toBe("wrong-client");
});

test("as a recording it is not opened", async () => {
  review = { ...review, kind: "recording" };
  expect(await why(openRecording(reviewer.identity, review))).toBe("wrong-object");
  expect(playParts).not.toHaveBeenCalled();
});

test("to another reviewer's key it is not opened", async () => {
  const other = await createReviewerKey(QUALITY);
  expect(await why(openMessage(other.identity, review))).toBe("wrong-key");
});

test("what the server changed is not opened", async () => {
  const [first] = released.segments;
  if (!first) throw new Error("no segment");
  const turned = (text: string) => text.replace(/^./, (first) => (first === "A" ? "B" : "A"));
  const other = { ...first, remade: { ...first.remade, signature: turned(first.remade.signature) } };
  const good = released;
  for (const [changed, expected] of [
    [{ signature: turned(good.signature) }, "bad-signature"],
    [{ segments: [other] }, "bad-signature"],
    [{ segments: [{ ...first, n: 1 }] }, "wrong-object"],
    [{ segments: [] }, "wrong-object"],
    [{ segments: [first, first] }, "wrong-object"],
    [{ segments: [{ ...first, header: base64(utf8("age")) }] }, "bad-header"],
    [{ chain: "{}" }, "not-trusted"],
    [{ mailbox: { id: TEST_CALL, chain } }, "not-trusted"],
  ] as const) {
    released = { ...good, ...changed } as ReviewRelease;
    expect(await opened(), JSON.stringify(Object.keys(changed))).toBe(expected);
  }
  expect(api.bytes).not.toHaveBeenCalled();
  released = good;
  payloads = [utf8("something else")];
  expect(await opened()).toBe("bad-payload");
});

test("a key that this browser had not seen before is not believed", async () => {
  const pin = { fingerprint: "2".repeat(line.current.fingerprint.length), epoch: 1, seen: "" };
  vi.stubGlobal("localStorage", { getItem: () => JSON.stringify(pin), setItem: () => undefined });
  expect(await opened()).toBe("not-trusted");
});

test("what the edge sealed for a reviewer is held against the member's approval, and says so", async () => {
  const approval = { statement: "approved", signature: "s" };
  released = { ...released, approval };
  checkSealedForReview.mockResolvedValue({ by: "the approver" });
  const { by } = await openMessage(reviewer.identity, review);
  expect(by).toBe("the approver");
  const [, , n, , to, , said] = checkSealedForReview.mock.lastCall as unknown[];
  expect([n, to, said]).toEqual([0, reviewer.identity.fingerprint, approval]);
  checkSealedForReview.mockRejectedValue(new SealTrouble("not-trusted"));
  expect(await opened()).toBe("not-trusted");
});

test("a recording is played in all its parts, each with the reviewer's key, from where its review lies", async () => {
  await give("recording", [utf8("one"), utf8("two")]);
  const recording = { address: "/playing/x" };
  playParts.mockResolvedValue(recording);
  const opened = await openRecording(reviewer.identity, review);
  expect(opened).toEqual({ recording, by: ryo.identity.fingerprint, atSealing: false });
  const [segments, manifest, keys, addressOf] = playParts.mock.lastCall as unknown[];
  expect(segments).toBe(released.segments);
  expect(manifest).toMatchObject({ object: TEST_OBJECT, kind: "recording" });
  expect(keys).toEqual([reviewer.identity, reviewer.identity]);
  expect((addressOf as (n: number) => string)(1)).toBe(`${ADDRESS}/payload/1`);
});

test("a recording that lacks a part, has one twice or two changed about is not played", async () => {
  await give("recording", [utf8("one"), utf8("two")]);
  const [first, second] = released.segments;
  if (!first || !second) throw new Error("two were given");
  for (const segments of [[first], [first, first], [second, first], [first, { ...second, header: first.header }]]) {
    released = { ...released, segments };
    expect(await why(openRecording(reviewer.identity, review))).toMatch(/wrong-object|bad-header/);
  }
  expect(playParts).not.toHaveBeenCalled();
});

test("a recording that the edge sealed for the reviewer says so, and is held against the approval in each part", async () => {
  await give("recording", [utf8("one"), utf8("two")]);
  released = { ...released, approval: { statement: "approved", signature: "s" } };
  checkSealedForReview.mockResolvedValue({ by: "the approver" });
  expect(await openRecording(reviewer.identity, review)).toMatchObject({ by: "the approver", atSealing: true });
  expect(checkSealedForReview.mock.calls.map(([, , n]) => n as number)).toEqual([0, 1]);
});

test("a message of several parts is none", async () => {
  await give("message", [utf8(JSON.stringify(TEXT)), utf8("two")]);
  expect(await opened()).toBe("wrong-object");
});

test("a try to copy is told, and that it cannot be told stops nobody", async () => {
  api.post.mockRejectedValue(new Error("away"));
  expect(() => tellTried("r", "print")).not.toThrow();
  expect(api.post).toHaveBeenCalledExactlyOnceWith("/api/quality/reviews/r/tries", { how: "print" });
  await Promise.resolve();
});
