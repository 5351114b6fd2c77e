import { describe, expect, test } from "vitest";
import type { DeskState, DeskStatus } from "../api/types.ts";
import { meaning } from "./keys/keys.ts";
import { waitMs } from "./line/line.ts";
import { look, pin } from "../opening/keys/pin.ts";
import { inCall, may, newer, passedBy } from "./line/state.ts";

const desk = (status: DeskStatus, seq = 1, messageSent = false): DeskState => ({
  seq,
  status,
  since: "2026-11-24T06:00:00Z",
  waiting: 0,
  line: "up",
  passing: 0,
  call: { messageSent, recording: { on: true, reason: null }, caller: { ending: "5678" } } as DeskState["call"],
});
const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({ key, ...more }) as KeyboardEvent;

describe("keys", () => {
  test("each key means what the state allows", () => {
    expect(meaning(press("F2"), desk("ringing"))).toBe("answer");
    expect(meaning(press("F2"), desk("talking"))).toBe("fill");
    expect(meaning(press("F2"), desk("ready"))).toBeNull();
    for (const status of ["talking", "held", "wrapup"] as const)
      expect(meaning(press("F2", { shiftKey: true }), desk(status))).toBe("number");
    for (const status of ["ringing", "ready"] as const)
      expect(meaning(press("F2", { shiftKey: true }), desk(status))).toBeNull();
    expect(meaning(press("F9", { shiftKey: true }), desk("talking"))).toBeNull();
    expect(meaning(press("F3"), desk("away"))).toBe("ready");
    expect(meaning(press("F3"), desk("ready"))).toBe("away");
    expect(meaning(press("F4"), desk("talking"))).toBe("hold");
    expect(meaning(press("F4"), desk("held"))).toBe("resume");
    for (const status of ["talking", "held", "wrapup"] as const)
      expect(meaning(press("F7"), desk(status))).toBe("replay");
    expect(meaning(press("F7"), desk("ringing"))).toBeNull();
    expect(meaning(press("F8"), desk("held"))).toBe("hangup");
    expect(meaning(press("F9"), desk("wrapup"))).toBe("send");
    expect(meaning(press("F9"), desk("wrapup", 1, true))).toBe("finish");
    expect(meaning(press("F9"), desk("talking", 1, true))).toBeNull();
  });

  test("nothing acts while Japanese is being converted, nor with a modifier, nor on repeat", () => {
    for (const more of [
      { isComposing: true },
      { key: "Process" },
      { ctrlKey: true },
      { altKey: true },
      { repeat: true },
    ])
      expect(meaning(press("F9", more), desk("talking"))).toBeNull();
  });
});

test("a ready desk says how many clients pass it by, and no other does", () => {
  expect(passedBy({ ...desk("ready"), passing: 2 })).toBe(2);
  expect(passedBy(desk("ready"))).toBe(0);
  expect(passedBy({ ...desk("talking"), passing: 2 })).toBe(0);
  expect(passedBy(null)).toBe(0);
});

test("an older state never replaces a newer one", () => {
  const shown = desk("talking", 5);
  expect(newer(shown, desk("ringing", 4))).toBe(shown);
  expect(newer(shown, desk("held", 6)).status).toBe("held");
  expect(newer(null, desk("away", 1)).status).toBe("away");
});

test("a message is sent once", () => {
  expect(may(desk("wrapup"), "send")).toBe(true);
  expect(may(desk("wrapup", 1, true), "send")).toBe(false);
  expect(may(desk("ready"), "send")).toBe(false);
});

test("a number that is not there cannot be shown", () => {
  const state = desk("talking");
  expect(may(state, "number")).toBe(true);
  if (state.call) state.call.caller.ending = null;
  expect(may(state, "number")).toBe(false);
});

test("what is not recorded cannot be heard again", () => {
  const state = desk("talking");
  if (state.call) state.call.recording = { on: false, reason: "not-agreed" };
  expect(may(state, "replay")).toBe(false);
});

test("the line waits longer each time, 15 s at most", () => {
  expect([1, 2, 3, 4, 5, 50].map(waitMs)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test("a key without a chain is noticed when it changes", () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) };
  const key = { fingerprint: "abcd", epoch: 1, seen: "2026-11-24T06:00:00Z" };
  expect(look("c", "abcd", shelf).kind).toBe("first");
  pin("c", key, shelf);
  expect(look("c", "abcd", shelf).kind).toBe("same");
  expect(look("c", "efgh", shelf)).toEqual({ kind: "changed", before: key });
  expect(look("other", "efgh", shelf).kind).toBe("first");
});

test("the microphone is put through from the first ring to the end of the call", () => {
  const through: DeskStatus[] = ["ringing", "talking", "held"];
  for (const status of ["away", "ready", "ringing", "talking", "held", "wrapup"] as const) {
    expect(inCall(desk(status))).toBe(through.includes(status));
  }
});
