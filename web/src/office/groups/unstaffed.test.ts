import { expect, test } from "vitest";
import { goesTo } from "./unstaffed.ts";

const of = { client: "", company: "", own: "朝", ownThere: false, overflow: "夜", overflowThere: true };

test("calls of a group that is not there go to the overflow group, and else to everybody", () => {
  expect(goesTo(of)).toBe("unstaffed.toOverflow");
  expect(goesTo({ ...of, overflowThere: false })).toBe("unstaffed.both");
  expect(goesTo({ ...of, overflow: null })).toBe("unstaffed.toAll");
});

test("an overflow group that is not there is said too", () => {
  expect(goesTo({ ...of, ownThere: true, overflowThere: false })).toBe("unstaffed.overflow");
});
