import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Holding } from "../../opening/keys/keyring.ts";
import { testHolding } from "../../opening/keys/testHolding.ts";
import type { MemberIdentity } from "../../seal/index.ts";
import { asksOf, left, read, readAll, seal, type Said } from "./said.ts";

const api = vi.hoisted(() => ({ post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const MINATO = "01980000-0000-7000-8000-000000000001";
const KENTA = "01980000-0000-7000-8000-0000000000b1";
const REQUEST = "01980000-0000-7000-8000-0000000000e1";

const ASKS: Said = { what: "asks", name: "田中 美咲", number: "090-1234-5678", text: "録音を\n聞きたい" };

let member: MemberIdentity;
let holding: Holding;

beforeAll(async () => {
  ({ member, holding } = await testHolding(MINATO, KENTA, "mlkem768x25519"));
});
beforeEach(() => api.post.mockReset());

async function kept(said: Said, request = REQUEST) {
  const sealed = await seal(member, holding, request, said);
  expect(JSON.stringify(sealed)).not.toContain("田中");
  return { ...sealed, author: KENTA, name: "港 健太", at: "2026-11-24T06:03:12Z" };
}

test("who asks is sealed here and opened here, and nowhere between", async () => {
  api.post.mockResolvedValue([await kept(ASKS), await kept({ what: "late", text: "確認に時間がかかった" })]);
  const all = await readAll(holding, REQUEST);
  expect(api.post).toHaveBeenLastCalledWith(`/api/requests/${REQUEST}/notes/read`);
  expect(asksOf(all)).toEqual(ASKS);
  expect(all[1]?.said).toEqual({ what: "late", text: "確認に時間がかかった" });
});

test("what belongs to another request, or comes twice, is not shown", async () => {
  const one = await kept(ASKS);
  api.post.mockResolvedValue([one, one, await kept(ASKS, MINATO)]);
  expect((await readAll(holding, REQUEST)).map(({ said }) => said !== null)).toEqual([true, false, false]);
});

test.each([
  ["", null],
  ["{}", null],
  ['{"what":"note"}', null],
  ['{"what":"other","text":"x"}', null],
  ['{"what":"asks","text":"x","name":1,"number":"1"}', null],
  ['{"what":"note","text":"x","more":1}', { what: "note", text: "x" }],
])("%s is read as %j", (text, said) => expect(read(text)).toEqual(said));

test("what is left to write counts what it becomes", () => {
  const said: Said = { what: "note", text: "" };
  expect(left({ ...said, text: "あ\n" })).toBe(left(said) - 3);
});
