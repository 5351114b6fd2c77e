import { expect, test } from "vitest";
import { Problem } from "../../api/api.ts";
import { Replay, type ReplayState } from "./replay.ts";

function room(fetch: () => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(8))) {
  const states: ReplayState[] = [];
  const volume: string[] = [];
  let over = (): void => undefined;
  let stopped = 0;
  const replay = new Replay({
    fetch,
    play: (_, ended) => {
      over = ended;
      return Promise.resolve(() => {
        stopped++;
      });
    },
    lower: () => volume.push("low"),
    raise: () => volume.push("full"),
    changed: (state) => states.push(state),
  });
  return { replay, states, volume, ends: () => over(), stopped: () => stopped };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("the live call is softer while the past plays, and full again at its end", async () => {
  const it = room();
  it.replay.press("c");
  await settled();
  expect(it.states).toEqual(["asking", "playing"]);
  expect(it.volume).toEqual(["low"]);
  it.ends();
  expect(it.states.at(-1)).toBe("off");
  expect(it.volume).toEqual(["low", "full"]);
  expect(it.stopped()).toBe(1);
});

test("the same key stops it", async () => {
  const it = room();
  it.replay.press("c");
  await settled();
  it.replay.press("c");
  expect(it.states.at(-1)).toBe("off");
  expect(it.stopped()).toBe(1);
});

test("what arrives after the key was pressed again is not played", async () => {
  const it = room();
  it.replay.press("c");
  it.replay.press("c");
  await settled();
  expect(it.states).toEqual(["asking", "off"]);
  expect(it.volume).not.toContain("low");
});

test("a call that is gone says so, anything else may be tried again", async () => {
  const gone = room(() => Promise.reject(new Problem(404, "not-found", "")));
  gone.replay.press("c");
  await settled();
  expect(gone.states.at(-1)).toBe("gone");
  const away = room(() => Promise.reject(new Problem(503, "away", "")));
  away.replay.press("c");
  await settled();
  expect(away.states.at(-1)).toBe("failed");
  expect(away.volume.at(-1)).toBe("full");
});
