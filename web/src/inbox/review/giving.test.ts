import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Release, Reviewer } from "../../api/types.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { testHolding } from "../../opening/keys/testHolding.ts";
import { fromBase64, utf8 } from "../../seal/bytes.ts";
import {
  checkReviewHeader,
  createReviewerKey,
  openSegment,
  type MemberIdentity,
  type NewReviewerKey,
} from "../../seal/index.ts";
import { checkApproval } from "../../seal/inside.ts";
import { TEST_CALL, TEST_OBJECT, testObject, type TestObject } from "../../seal/testObject.ts";
import { approve, endApproval } from "./approving.ts";
import { compared, DAYS, give, knownReviewer, MOST_DAYS, takeBack } from "./giving.ts";

/// Real keys; the server between the member and the reviewer is the test.
const api = vi.hoisted(() => ({ post: vi.fn(), delete: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const CLIENT = "01980000-0000-7000-8000-000000000001";
const RYO = "01980000-0000-7000-8000-0000000000b1";
const QUALITY = "01980000-0000-7000-8000-0000000000f1";
const GIVEN = { object: TEST_OBJECT, call: TEST_CALL, kind: "recording" } as const;
const TERMS =
  `{"client":"${CLIENT}","effectiveFrom":"2026-04-01T00:00:00.000Z","keepMessages":180,"keepRecordings":90,` +
  `"noticeEn":"This call is recorded.","noticeJa":"この通話は録音されます。","qualityReview":"at-sealing",` +
  `"qualityReviewDays":7,"recording":"notice","v":3,"version":1}`;

let member: MemberIdentity;
let company: Holding;
let key: NewReviewerKey;
let sealed: TestObject;

let reviewer: Reviewer;
let released: Release;

beforeAll(async () => {
  const made = await testHolding(CLIENT, RYO, "x25519");
  member = made.member;
  company = made.holding;
  key = await createReviewerKey(QUALITY);
  sealed = await testObject(company.line, "recording", [utf8("one"), utf8("two")]);
});
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
  const { statement, signature } = key;
  reviewer = { person: QUALITY, name: "評価 一郎", fingerprint: key.identity.fingerprint, statement, signature };
  const { manifest, segments } = sealed;
  released = { kind: "recording", complete: true, manifest, signature: sealed.signature, segments, versions: [] };
  vi.resetAllMocks();
  api.post.mockImplementation(() => Promise.resolve(released));
});

interface Sent {
  object: string;
  reviewer: string;
  headers: { n: number; header: string; statement: string; signature: string }[];
}

const paths = () => api.post.mock.calls.map(([path]) => path as string);

test("each part is sealed to the reviewer, for as long as was said, after the release is entered", async () => {
  await give(member, company, GIVEN, reviewer, 7);
  expect(api.post.mock.calls[0]).toEqual([`/api/objects/${TEST_OBJECT}/release`, { purpose: "review" }]);
  const [path, sent] = api.post.mock.lastCall as [string, Sent];
  expect(path).toBe("/api/reviews");
  expect([sent.object, sent.reviewer, sent.headers.map(({ n }) => n)]).toEqual([TEST_OBJECT, QUALITY, [0, 1]]);
  for (const made of sent.headers) {
    const header = fromBase64(made.header);
    const said = await checkReviewHeader(company.line, sealed.of, made.n, header, reviewer.fingerprint, made);
    expect(Date.parse(said.until) - Date.parse(said.at)).toBe(7 * 24 * 60 * 60 * 1_000);
    const payload = sealed.payloads[made.n] ?? new Uint8Array();
    const opened = await openSegment(key.identity, sealed.of, made.n, header, payload);
    expect(opened.plaintext).toEqual(utf8(made.n === 0 ? "one" : "two"));
  }
});

test("nothing is given to a key that is not the compared one, not this person's, or not signed", async () => {
  const other = await createReviewerKey(QUALITY);
  const good = reviewer;
  for (const [wrong, why] of [
    [{ ...good, fingerprint: other.identity.fingerprint }, "wrong-key"],
    [{ ...good, statement: other.statement, signature: other.signature }, "wrong-key"],
    [{ ...good, person: RYO }, "wrong-key"],
    [{ ...good, signature: other.signature }, "bad-signature"],
  ] as const) {
    await expect(give(member, company, GIVEN, wrong, 7)).rejects.toThrow(why);
    await expect(approve(member, company, TERMS, wrong)).rejects.toThrow(why);
  }
  expect(api.post, "not even the release is asked for").not.toHaveBeenCalled();
  expect(knownReviewer(reviewer).kind, "nothing is remembered as compared").toBe("first");
});

test("what is not the object that was meant is not given", async () => {
  const other = { ...GIVEN, object: TEST_CALL };
  await expect(give(member, company, other, reviewer, 7)).rejects.toThrow("wrong-object");
  await expect(give(member, company, { ...GIVEN, kind: "message" }, reviewer, 7)).rejects.toThrow("wrong-object");
  expect(paths().filter((path) => path === "/api/reviews")).toEqual([]);
});

test("what the server refuses to release is not given", async () => {
  api.post.mockRejectedValueOnce(new Error("log-unavailable"));
  await expect(give(member, company, GIVEN, reviewer, 7)).rejects.toThrow("log-unavailable");
  expect(paths()).toEqual([`/api/objects/${TEST_OBJECT}/release`]);
});

test("a compared key is known, another one of the same person has changed", () => {
  expect(knownReviewer(reviewer).kind).toBe("first");
  compared(reviewer);
  expect(knownReviewer(reviewer).kind).toBe("same");
  expect(knownReviewer({ ...reviewer, fingerprint: "another" }).kind).toBe("changed");
  expect(knownReviewer({ ...reviewer, person: RYO }).kind, "another person's").toBe("first");
});

test("an approval names the terms and the reviewer, and is remembered as compared", async () => {
  await approve(member, company, TERMS, reviewer);
  const [path, sent] = api.post.mock.lastCall as [string, { statement: string; signature: string }];
  expect(path).toBe("/api/reviews/approvals");
  const said = await checkApproval(company.line, sent);
  expect(said).toMatchObject({ client: CLIENT, to: reviewer.fingerprint, by: member.fingerprint });
  expect(knownReviewer(reviewer).kind).toBe("same");
});

test("an approval that the server refused is not remembered as compared", async () => {
  api.post.mockRejectedValue(new Error("refused"));
  await expect(approve(member, company, TERMS, reviewer)).rejects.toThrow("refused");
  expect(knownReviewer(reviewer).kind).toBe("first");
});

test("both are taken back by their ids", async () => {
  await takeBack("r");
  await endApproval("a");
  expect(api.delete.mock.calls).toEqual([["/api/reviews/r"], ["/api/reviews/approvals/a"]]);
});

test("it is offered for a day to a month, which is the server's most", () => {
  expect(DAYS).toEqual([1, 3, 7, 14, 30]);
  expect(MOST_DAYS).toBe(30);
});
