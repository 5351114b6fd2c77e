import { expect, test } from "vitest";
import type { NewMessage } from "../../api/types.ts";
import { EMPTY, write } from "./checks.ts";
import { DraftKeeping } from "./drafts.ts";

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
