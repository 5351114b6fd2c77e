import { expect, test } from "vitest";
import type { Position } from "../../contract/subprocessor/queries.ts";
import { stateOf } from "./state.ts";

const now = Date.parse("2026-11-28T03:00:00Z");

function position(parts: Partial<Position>, endedAt: string | null = null): Position {
  const subprocessor = {
    id: "x",
    name: "x",
    corporateNumber: "",
    country: "JP",
    service: "chat",
    data: "x",
    via: "",
    hosts: ["x.example"],
    from: "2026-01-01",
    addedAt: "2026-01-01T00:00:00Z",
    endedAt,
  };
  return { subprocessor, state: "asked", stateAt: null, begins: null, named: false, ...parts };
}

test("what the client was told of waits, until it answers or the notice is over", () => {
  expect(stateOf(position({}), now)).toBe("asked");
  expect(stateOf(position({ begins: "2026-12-28T03:00:00Z" }), now)).toBe("begins");
  expect(stateOf(position({ begins: "2026-11-28T03:00:00Z" }), now)).toBe("began");
  expect(stateOf(position({ state: "approved", begins: "2026-11-28T02:00:00Z" }), now)).toBe("approved");
  expect(stateOf(position({ state: "objected" }), now)).toBe("objected");
});

test("what ended is over, unless the contract's own text names it", () => {
  expect(stateOf(position({ state: "approved" }, "2026-11-01T00:00:00Z"), now)).toBe("ended");
  expect(stateOf(position({ named: true }, "2026-11-01T00:00:00Z"), now)).toBe("named");
});
