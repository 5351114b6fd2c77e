import { expect, test } from "vitest";
import type { NewMessage } from "../../api/types.ts";
import { EMPTY, write } from "./checks.ts";
import { DraftKeeping, WrittenDraft } from "./drafts.ts";

function office(answers: ("ok" | "away" | "not proven")[] = []) {
  const put: string[] = [];
  const waiting: (() => void)[] = [];
  const keeping = new DraftKeeping({
    seal: (draft) => {
      const said = draft.values.inquiry ?? "";
      return Promise.resolve(answers[0] === "not proven" ? null : ({ object: said } as NewMessage));
    },
    put: ({ object }) => {
      if (answers.shift() === "away") return Promise.reject(new Error("away"));
      put.push(object);
      return Promise.resolve();
    },
    pause: () => new Promise((go) => waiting.push(go)),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const pause = async () => {
    await settle();
    waiting.shift()?.();
    await settle();
  };
  return { keeping, put, pause, settle };
}

const says = (inquiry: string) => write(EMPTY, "inquiry", inquiry);

test("the first letter goes at once, and after the pause the newest of what followed, once", async () => {
  const { keeping, put, pause, settle } = office();
  keeping.changed(says("や"));
  keeping.changed(says("やま"));
  keeping.changed(says("山田"));
  await settle();
  expect(put).toEqual(["や"]);
  await pause();
  expect(put).toEqual(["や", "山田"]);
  await pause();
  keeping.changed(says("山田様"));
  await settle();
  expect(put).toEqual(["や", "山田", "山田様"]);
});

test("a form that nobody wrote into is not kept; one that was emptied again is", async () => {
  const { keeping, put, pause, settle } = office();
  keeping.changed({ ...EMPTY, values: {} });
  await settle();
  expect(put).toEqual([]);
  await pause();
  keeping.changed(says("山"));
  await pause();
  keeping.changed(says(""));
  await pause();
  expect(put).toEqual(["山", ""]);
});

test("what did not get through is tried with the next change", async () => {
  const { keeping, put, pause } = office(["away", "ok"]);
  keeping.changed(says("山"));
  await pause();
  expect(put).toEqual([]);
  keeping.changed(says("山田"));
  await pause();
  expect(put).toEqual(["山田"]);
});

test("nothing goes to a key that is not proven, and nothing after the end", async () => {
  const unproven = office(["not proven"]);
  unproven.keeping.changed(says("山"));
  await unproven.settle();
  expect(unproven.put).toEqual([]);

  const ended = office();
  ended.keeping.changed(says("山"));
  ended.keeping.changed(says("山田"));
  await ended.settle();
  ended.keeping.end();
  await ended.pause();
  expect(ended.put).toEqual(["山"]);
});

const DRAFT = write(EMPTY, "inquiry", "七三一の二");

function written(): WrittenDraft {
  const kept = new WrittenDraft();
  kept.put("c1", DRAFT);
  return kept;
}

test("a call whose operator's audio broke off finds its words when it comes back", () => {
  const kept = written();
  kept.arrived(null, false);
  expect(kept.of(null)).toBe(EMPTY);
  kept.arrived("c1", false);
  expect(kept.of("c1")).toBe(DRAFT);
});

test("another call finds nothing, and the first call nothing after it", () => {
  const kept = written();
  kept.arrived("c2", false);
  expect(kept.of("c2")).toBe(EMPTY);
  expect(kept.of("c1")).toBe(EMPTY);
});

test("who leaves the desk, or is done with the call, leaves no words", () => {
  const left = written();
  left.arrived(null, true);
  expect(left.of("c1")).toBe(EMPTY);
  const done = written();
  done.end();
  expect(done.of("c1")).toBe(EMPTY);
});

test("what is addressed to another box is kept anew, though no word of it changed", async () => {
  const { keeping, put, pause, settle } = office();
  const draft = says("山田");
  keeping.changed(draft);
  await pause();
  keeping.changed(draft);
  await settle();
  expect(put).toEqual(["山田"]);
  // as the desk does when an address is chosen
  keeping.changed({ ...draft });
  await settle();
  expect(put).toEqual(["山田", "山田"]);
});
