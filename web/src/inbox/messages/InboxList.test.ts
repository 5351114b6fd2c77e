import { expect, test } from "vitest";
import type { InboxItem } from "../../api/types.ts";
import { filtered, groups, type Filter } from "./InboxList.tsx";

const NOW = Date.parse("2026-11-27T09:00:00Z");

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
  takenBy: null,
  due: null,
  notes: 0,
  message: null,
  slip: null,
  drafts: [],
  recording: null,
});

test("what is urgent and not done comes first, and the order stays otherwise", () => {
  const all = groups(
    [item("a", false, "new"), item("b", true, "done"), item("c", true, "opened"), item("d", false, "new")],
    { urgent: "至急", overdue: "期限" },
    "ja",
    NOW,
  );
  expect([...all.values()].map((some) => some.map(({ id }) => id))).toEqual([["c"], ["a", "b", "d"]]);
  expect([...all.keys()][0]).toBe("至急");
});

test("what is overdue and not done follows what is urgent, before the days", () => {
  const due = "2026-11-27T08:59:59Z";
  const all = groups(
    [
      item("a", false, "new"),
      { ...item("b", false, "opened"), due },
      { ...item("c", false, "done"), due },
      { ...item("d", true, "new"), due },
      { ...item("e", false, "new"), due: "2026-11-27T09:00:00Z" },
    ],
    { urgent: "至急", overdue: "期限" },
    "ja",
    NOW,
  );
  expect([...all.values()].map((some) => some.map(({ id }) => id))).toEqual([["d"], ["b"], ["a", "c", "e"]]);
  expect([...all.keys()].slice(0, 2)).toEqual(["至急", "期限"]);
});

test("a filter shows what is to do, what one took oneself, or everything; what was opened here stays", () => {
  const mine = { ...item("a", false, "new"), takenBy: { person: "me", name: null } };
  const theirs = { ...item("b", false, "opened"), takenBy: { person: "you", name: null } };
  const done = { ...item("c", false, "done"), takenBy: { person: "me", name: null } };
  const all = [mine, theirs, done, item("d", false, "new")];
  const ids = (...args: [Filter, string | undefined, string[]?]) =>
    filtered(all, args[0], args[1], new Set(args[2])).map(({ id }) => id);
  expect(ids("open", "me")).toEqual(["a", "b", "d"]);
  expect(ids("mine", "me")).toEqual(["a"]);
  expect(ids("mine", "me", ["b", "c"])).toEqual(["a", "b", "c"]);
  expect(ids("mine", undefined)).toEqual([]);
  expect(ids("all", "me")).toEqual(["a", "b", "c", "d"]);
});

test("days of two years are not one", () => {
  const two = ["2026-11-27T08:33:00Z", "2020-11-27T08:33:00Z"].map((arrivedAt) => ({
    ...item(arrivedAt, false, "new"),
    arrivedAt,
  }));
  expect([...groups(two, { urgent: "至急", overdue: "期限" }, "ja", NOW).keys()]).toEqual([
    "11月27日(金)",
    "2020年11月27日(金)",
  ]);
});
