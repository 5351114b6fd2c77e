// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Doc } from "./docs.ts";
import { useSearching } from "./searching.ts";

/// Which answer is shown when several are under way, and of what.

interface Item {
  id: string;
  call: string;
}
interface Answer {
  items: Item[];
  rest: string[];
}

const now = vi.hoisted(() => ({
  ring: vi.fn<() => { kind: string; company?: object | null }>(),
  number: vi.fn<(typed: string) => Promise<Answer | null>>(),
  parts: vi.fn<() => Promise<Answer>>(),
  docs: new Map<string, Doc>(),
}));
vi.mock("../api/api.ts", () => ({ Problem: class extends Error {} }));
vi.mock("../opening/keys/keyring.ts", () => ({ ringNow: now.ring }));
vi.mock("./indexing.ts", () => ({ openables: () => Promise.resolve({ total: 9, indexed: 7 }) }));
vi.mock("./textIndex.ts", () => ({ load: () => Promise.resolve(), textIndexNow: () => ({ docs: now.docs }) }));
vi.mock("./tokens.ts", () => ({ searchNumber: now.number, searchParts: now.parts }));
const { Problem } = (await import("../api/api.ts")) as unknown as { Problem: new (message: string) => Error };

const item = (n: number): Item => ({ id: `i${n}`, call: `c${n}` });

function doc(n: number): Doc {
  const fields = [{ key: "inquiry", ja: "ご用件", en: "About", value: "見積書" }];
  return { object: `o${n}`, call: `c${n}`, kind: "message", at: "2026-11-24T06:00:00Z", fields, tokens: null };
}

beforeEach(() => {
  now.ring.mockReturnValue({ kind: "open", company: {} });
  now.number.mockReset().mockResolvedValue(null);
  now.parts.mockReset();
  now.docs.clear();
});
afterEach(cleanup);

const shown = () => renderHook(() => useSearching()).result;

test("what was typed last is shown, though its answer came first", async () => {
  let late: (answer: null) => void = () => undefined;
  now.number.mockImplementation((typed) =>
    typed === "見積" ? new Promise((resolve) => (late = resolve)) : Promise.resolve(null),
  );
  const searching = shown();
  const first = searching.current.go("見積");
  await act(() => searching.current.go("納期"));
  await act(async () => {
    late(null);
    await first;
  });
  expect(searching.current.search).toMatchObject({ kind: "found", found: { typed: "納期" } });
});

test("what was ended stays ended when its answer comes", async () => {
  let late: (answer: null) => void = () => undefined;
  now.number.mockReturnValue(new Promise((resolve) => (late = resolve)));
  const searching = shown();
  let first: Promise<void> = Promise.resolve();
  act(() => void (first = searching.current.go("見積")));
  expect(searching.current.search.kind).toBe("working");
  act(() => searching.current.end());
  await act(async () => {
    late(null);
    await first;
  });
  expect(searching.current.search.kind).toBe("none");
});

test("without keys it says so, and nothing is asked", async () => {
  for (const ring of [{ kind: "locked" }, { kind: "open", company: null }]) {
    now.ring.mockReturnValue(ring);
    const searching = shown();
    await act(() => searching.current.go("見積"));
    expect(searching.current.search.kind).toBe("locked");
  }
  expect(now.number).not.toHaveBeenCalled();
});

test("nothing typed is no search", async () => {
  const searching = shown();
  await act(() => searching.current.go(" 　"));
  expect(searching.current.search.kind).toBe("none");
});

test("a call that the server named is not named once more by its words", async () => {
  [1, 2].forEach((n) => now.docs.set(`o${n}`, doc(n)));
  now.number.mockResolvedValue({ items: [item(1)], rest: ["t"] });
  now.parts.mockResolvedValue({ items: [item(1), item(2)], rest: [] });
  const searching = shown();
  await act(() => searching.current.go("見積書"));
  expect(searching.current.search).toMatchObject({
    found: { looked: 2, hits: [{ doc: { call: "c2" } }], numbers: { total: 9, indexed: 7, rest: ["t"] } },
  });
  await act(() => searching.current.further());
  expect(searching.current.search).toMatchObject({
    found: { hits: [], numbers: { items: [item(1), item(2)], rest: [] }, trouble: null },
  });
});

test("a server that does not answer leaves what this browser has", async () => {
  now.docs.set("o1", doc(1));
  now.number.mockRejectedValueOnce(new Problem("away"));
  const searching = shown();
  await act(() => searching.current.go("見積書"));
  expect(searching.current.search).toMatchObject({ found: { trouble: "away", numbers: null, hits: [{}] } });
  await act(() => searching.current.further());
  expect(now.parts, "there is no rest of nothing").not.toHaveBeenCalled();

  now.number.mockResolvedValue({ items: [item(3)], rest: ["t"] });
  await act(() => searching.current.go("見積書"));
  now.parts.mockRejectedValue(new Problem("away"));
  await act(() => searching.current.further());
  expect(searching.current.search).toMatchObject({
    found: { trouble: "away", numbers: { items: [item(3)], rest: ["t"] } },
  });
});

test("further is nothing before a search", async () => {
  const searching = shown();
  await act(() => searching.current.further());
  expect(searching.current.search.kind).toBe("none");
});
