import { expect, test } from "vitest";
import { telephoneCodecs } from "./caller.ts";
import { isOver, stateOf } from "./telephone.ts";

test("only the codec of the telephone network and its keys are offered", () => {
  const all = [
    { mimeType: "audio/opus", clockRate: 48_000 },
    { mimeType: "audio/telephone-event", clockRate: 48_000 },
    { mimeType: "audio/telephone-event", clockRate: 8_000 },
    { mimeType: "audio/PCMU", clockRate: 8_000 },
    { mimeType: "audio/PCMA", clockRate: 8_000 },
  ];

  expect(telephoneCodecs(all).map((c) => c.mimeType)).toEqual(["audio/PCMU", "audio/telephone-event"]);
});

test("a call that ended there is over, and an unknown word is not", () => {
  expect(isOver(stateOf({ state: "ENDED" }))).toBe(true);
  expect(stateOf({ state: "talking" })).toBe("talking");
  expect(isOver(stateOf({ state: "something new" }))).toBe(false);
});
