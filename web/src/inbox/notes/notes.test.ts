import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { InboxNote } from "../../api/types.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { testHolding } from "../../opening/keys/testHolding.ts";
import type { MemberIdentity } from "../../seal/index.ts";
import { testItem } from "../../api/testItem.ts";
import { readNotes, writeNote } from "./notes.ts";

const api = vi.hoisted(() => ({ post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const MINATO = "01980000-0000-7000-8000-000000000001";
const KENTA = "01980000-0000-7000-8000-0000000000b1";
const ITEM = testItem({ notes: 1 });

let member: MemberIdentity;
let holding: Holding;

beforeAll(async () => {
  ({ member, holding } = await testHolding(MINATO, KENTA, "mlkem768x25519"));
});
beforeEach(() => api.post.mockReset());

/// As the server gives back what the page sent.
async function written(text: string): Promise<InboxNote> {
  await writeNote(member, holding, ITEM, crypto.randomUUID(), text);
  const [path, body] = api.post.mock.lastCall as [string, Pick<InboxNote, "id" | "company" | "sealed" | "signature">];
  expect(path).toBe(`/api/inbox/${ITEM.id}/notes`);
  expect(JSON.stringify(body)).not.toContain(text);
  return { ...body, author: KENTA, name: "港 健太", at: "2026-11-24T06:03:12Z" };
}

function flipped(note: InboxNote): InboxNote {
  const at = Math.floor(note.sealed.length / 2);
  const other = note.sealed[at] === "A" ? "B" : "A";
  return { ...note, sealed: `${note.sealed.slice(0, at)}${other}${note.sealed.slice(at + 1)}` };
}

test("notes are opened in their order, and one that does not open hides no other", async () => {
  const [first, second, third] = [await written("一つ目"), await written("二つ目"), await written("三つ目")];
  api.post.mockResolvedValue([first, flipped(second), third]);
  const read = await readNotes(holding, ITEM);
  expect(api.post).toHaveBeenLastCalledWith(`/api/inbox/${ITEM.id}/notes/read`);
  expect(read.map(({ text }) => text)).toEqual(["一つ目", null, "三つ目"]);
  expect(read[0]).toMatchObject({ name: "港 健太", at: "2026-11-24T06:03:12Z" });
});

test("a note of another item, one that comes twice and one of an unknown key are not shown", async () => {
  const note = await written("ここだけ");
  api.post.mockResolvedValue([note, note, { ...note, id: MINATO, company: "x".repeat(39) }]);
  expect((await readNotes(holding, ITEM)).map(({ text }) => text)).toEqual(["ここだけ", null, null]);
  api.post.mockResolvedValue([note]);
  const elsewhere = testItem({ id: MINATO });
  expect((await readNotes(holding, elsewhere)).map(({ text }) => text)).toEqual([null]);
});

test("nothing is sealed for a box that this member does not hold", async () => {
  await expect(writeNote(member, holding, testItem({ mailbox: MINATO }), crypto.randomUUID(), "x")).rejects.toThrow(
    "wrong-key",
  );
  expect(api.post).not.toHaveBeenCalled();
});
