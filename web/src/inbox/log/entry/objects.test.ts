import { expect, test } from "vitest";
import type { InboxItem } from "../../../api/types.ts";
import type { ReadLeaf } from "./leaf.ts";
import { objectsOf, openedKind } from "./objects.ts";

const item: InboxItem = {
  id: "i",
  call: "c",
  mailbox: null,
  arrivedAt: "2026-11-27T08:33:00Z",
  answered: true,
  wish: null,
  urgent: false,
  state: "opened",
  doneBy: null,
  takenBy: null,
  due: null,
  notes: 0,
  message: { object: "m2", version: 2, earlier: [{ object: "m1", version: 1 }] },
  slip: { object: "s" },
  drafts: [{ object: "d" }],
  recording: { object: "r", complete: true, durationMs: 1 },
};
const leaf = (act: string): ReadLeaf => ({
  at: "2026-11-27T08:33:00Z",
  act,
  role: "client-admin",
  actor: "p",
  object: "m2",
  purpose: "read",
  refused: false,
  text: "",
});

test("every id of an item leads to it", () => {
  const all = objectsOf([item]);
  expect([...all].map(([id, { kind }]) => `${id} ${kind}`)).toEqual([
    "c call",
    "m2 message",
    "m1 message",
    "s slip",
    "r recording",
    "d draft",
  ]);
});

test("an opening is named after what was opened, and nothing else is", () => {
  const found = { kind: "slip", item } as const;
  expect(openedKind(leaf("object.header.released"), found)).toBe("slip");
  expect(openedKind(leaf("object.played"), found)).toBeNull();
  expect(openedKind(leaf("object.header.released"), undefined)).toBeNull();
  expect(openedKind(leaf("object.header.released"), { kind: "call", item })).toBeNull();
});
