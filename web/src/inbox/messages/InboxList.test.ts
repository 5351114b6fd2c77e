import { expect, test } from "vitest";
import type { InboxItem } from "../../api/types.ts";
import { groups } from "./InboxList.tsx";

const item = (id: string, urgent: boolean, state: InboxItem["state"]): InboxItem => ({
  id,
  call: id,
  mailbox: null,
  arrivedAt: "2026-11-27T08:33:00Z",
  answered: true,
  wish: null,
  urgent,
  state,
  doneBy: null,
  message: null,
  slip: null,
  drafts: [],
  recording: null,
});

test("what is urgent and not done comes first, and the order stays otherwise", () => {
  const all = groups(
    [item("a", false, "new"), item("b", true, "done"), item("c", true, "opened"), item("d", false, "new")],
    "至急",
    "ja",
  );
  expect([...all.values()].map((some) => some.map(({ id }) => id))).toEqual([["c"], ["a", "b", "d"]]);
  expect([...all.keys()][0]).toBe("至急");
});
