import { expect, test } from "vitest";
import { saysOf } from "./saysOf.ts";

const at = "2026-11-27T03:00:00Z";
const telling = {
  state: "telling",
  leavesAt: null,
  acceptedAt: null,
  openedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  tries: [],
};
const tried = (state: string) => ({ tier: 1, contact: "", way: "", n: 1, state, at, trouble: null });

test("a notice that was handed over is not called read", () => {
  expect(saysOf({ ...telling, acceptedAt: at }).key).toBe("state.telling.accepted");
});

test("a notice that no one took over alarms", () => {
  expect(saysOf({ ...telling, tries: [tried("later")] })).toMatchObject({
    key: "state.telling.failing",
    alarming: true,
  });
  expect(saysOf({ ...telling, tries: [tried("trying")] })).toMatchObject({ key: "state.telling", alarming: false });
});

test("nobody acknowledged alarms", () => {
  expect(saysOf({ ...telling, state: "unanswered", acceptedAt: at })).toMatchObject({
    key: "state.unanswered",
    alarming: true,
  });
});

test("where nothing was handed over no one was told, and that alarms", () => {
  expect(saysOf({ ...telling, state: "unanswered", tries: [tried("refused")] })).toMatchObject({
    key: "state.untold",
    alarming: true,
  });
  expect(saysOf({ ...telling, state: "unanswered", tries: [tried("unknown")] }).key).toBe("state.unanswered");
});

test("who acknowledged is named only if the name is known", () => {
  const acknowledged = { ...telling, state: "acknowledged", acknowledgedAt: at };
  expect(saysOf(acknowledged).key).toBe("state.acknowledged.someone");
  expect(saysOf({ ...acknowledged, acknowledgedBy: "岸 美緒" }).key).toBe("state.acknowledged");
});

test("what was opened before its digest went is not called acknowledged", () => {
  expect(saysOf({ ...telling, state: "acknowledged", openedAt: at })).toMatchObject({ key: "state.openedBefore", at });
});
