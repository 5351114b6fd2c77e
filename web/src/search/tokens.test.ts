import { beforeEach, expect, test, vi } from "vitest";
import { base64, createCompanyKey, createMemberKey } from "../seal/index.ts";
import type { Holding } from "../opening/keys/keyring.ts";
import { searchNumber, searchParts, tokensOf } from "./tokens.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const asked: { path: string; body: unknown }[] = [];
let answer: (body: { tokens: string[]; before: string | null }) => object;
beforeEach(() => {
  asked.length = 0;
  answer = () => ({ items: [], next: null });
});
vi.mock("../api/api.ts", () => ({
  api: {
    post: (path: string, body: Parameters<typeof answer>[0]) => {
      asked.push({ path, body });
      return Promise.resolve(answer(body));
    },
  },
}));

async function holding(): Promise<Holding> {
  const { identity } = await createMemberKey("0196f0a0-0000-7000-8000-0000000000a1", CLIENT);
  const made = await Promise.all([0, 1].map(() => createCompanyKey(identity, CLIENT, "x25519")));
  const keys = made.map(({ companyIdentity }) => companyIdentity);
  const [, current] = keys;
  if (!current) throw new Error("no key");
  return {
    client: CLIENT,
    current,
    keys: new Map(keys.map((key) => [key.fingerprint, key])),
    boxes: [],
  } as unknown as Holding;
}

const read = {
  object: "o",
  call: "c",
  sealedAt: "2026-11-24T06:00:00.000Z",
  text: {
    kind: "message" as const,
    message: {
      callerNumber: "+81312345678",
      callerEnding: null,
      at: null,
      why: null,
      operator: null,
      program: null,
      fields: ["number:03-1234-5678", "other:090 1111 2222", "caseNumber:ab-12", "inquiry:12 番の修理"].map((text) => {
        const [key = "", value = ""] = text.split(":");
        return { key, value, label: { ja: "", en: "" }, display: null, readBack: false, rang: false };
      }),
    },
  },
};

test("each number of a message is one token of the newest key, and each once", async () => {
  const company = await holding();
  const key = await company.current.indexKey();
  const wanted = await Promise.all([
    key.token("tel", "+81312345678"),
    key.token("tel", "+819011112222"),
    key.token("case", "AB12"),
  ]);
  expect(await tokensOf(read, company)).toEqual(wanted.map(base64));
});

test("a number is asked for under every key that is held, and nothing in clear leaves the page", async () => {
  const company = await holding();
  await searchNumber("03-1234-5678", company);
  const { path, body } = asked.at(-1) ?? { path: "", body: { tokens: [] } };
  expect(path).toBe("/api/inbox/search");
  expect(body).toEqual({ tokens: expect.any(Array) as unknown, before: null });
  // Telephone number and case number, for two keys.
  expect((body as { tokens: string[] }).tokens).toHaveLength(4);
  expect((body as { tokens: string[] }).tokens).toContain((await tokensOf(read, company))[0]);
  expect(JSON.stringify(body)).not.toContain("1234");
});

test("words are not sent anywhere", async () => {
  const before = asked.length;
  expect(await searchNumber("田中 美咲", await holding())).toBeNull();
  expect(asked.length).toBe(before);
});

/// Keys of so many epochs, of which each makes a token that names it.
function epochs(count: number, name: string) {
  const keys = Array.from({ length: count }, (_, i) => ({
    epoch: i + 1,
    fingerprint: `${name}${i + 1}`,
    indexKey: () =>
      Promise.resolve({ token: (kind: string) => Promise.resolve(new TextEncoder().encode(`${name}${i + 1}${kind}`)) }),
  }));
  return { current: keys.at(-1), keys: new Map(keys.map((key) => [key.fingerprint, key])) };
}

const many = { ...epochs(65, "c"), boxes: [epochs(2, "b")] } as unknown as Holding;
const asksFor = () => asked.map(({ body }) => (body as { tokens: string[] }).tokens);

test("with more keys than one request takes all are asked for, the newest epochs first", async () => {
  answer = ({ tokens: [first = ""] }) => ({
    items: [
      { id: "i", call: "c" },
      { id: first, call: first },
    ],
    next: null,
  });
  const found = await searchNumber("03-1234-5678", many);
  expect(asksFor().map(({ length }) => length)).toEqual([128, 6]);
  const all = asksFor().flat().map(atob);
  expect(new Set(all).size).toBe(134);
  expect(all.slice(0, 4).sort()).toEqual(["b2case", "b2tel", "c65case", "c65tel"]);
  // What both answers name is one item.
  expect(found?.items.map(({ id }) => id)).toEqual(["i", ...asksFor().map(([first]) => first)]);
  expect(found?.rest).toEqual([]);
});

test("what an answer leaves out is asked for with the same tokens, and what is through is not asked again", async () => {
  answer = ({ tokens, before }) => ({ items: [], next: tokens.length === 128 && before === null ? "o50" : null });
  const found = await searchNumber("03-1234-5678", many);
  const [first] = asksFor();
  expect(found?.rest).toEqual([{ tokens: first, before: "o50" }]);
  asked.length = 0;
  expect((await searchParts(found?.rest ?? [])).rest).toEqual([]);
  expect(asked.map(({ body }) => body)).toEqual([{ tokens: first, before: "o50" }]);
});
