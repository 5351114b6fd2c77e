import { beforeEach, expect, test, vi } from "vitest";
import { MOST_BYTES, type Doc } from "./docs.ts";

interface Row {
  id: string;
  kind: "message";
  indexed: boolean;
}

const seen = vi.hoisted(() => ({
  docs: new Map<string, Doc>(),
  rows: [] as Row[],
  opened: [] as string[],
  locks: [] as (() => void)[],
  bytes: 0,
}));
vi.mock("../api/api.ts", () => ({
  Problem: class extends Error {},
  api: {
    get: (path: string) => {
      const before = /before=(.*)$/.exec(path)?.[1];
      const objects = seen.rows.filter(({ id }) => before === undefined || id < before).slice(0, 500);
      return Promise.resolve({ total: seen.rows.length, indexed: 0, objects });
    },
  },
}));
vi.mock("../opening/keys/keyring.ts", () => ({
  onLock: (run: () => void) => seen.locks.push(run),
  ringNow: () => ({ kind: "open", company: {} }),
}));
vi.mock("../opening/opening.ts", () => ({
  onReading: () => undefined,
  openForIndex: (_: unknown, id: string) => {
    seen.opened.push(id);
    seen.docs.set(id, doc(id));
    return Promise.resolve();
  },
}));
vi.mock("./textIndex.ts", () => ({
  forget: () => Promise.resolve(),
  keep: () => Promise.resolve(),
  load: () => Promise.resolve(),
  saveNow: () => Promise.resolve(),
  textIndexNow: () => ({ docs: seen.docs }),
}));
const { countMissing, startIndexing, useIndexWork: workNow } = await import("./indexing.ts");
vi.mock("react", () => ({ useSyncExternalStore: (_: unknown, now: () => unknown) => now() }));

const id = (n: number) => `o${String(n).padStart(4, "0")}`;

/// Some 35 kB: a hundred of them fill an index.
function doc(object: string): Doc {
  const fields = [{ key: "inquiry", ja: "", en: "", value: "x".repeat(MOST_BYTES / 100) }];
  return { object, call: object, kind: "message", at: "2026-11-24T06:00:00Z", fields, tokens: "k" };
}

const rows = (count: number, indexed = true): Row[] =>
  Array.from({ length: count }, (_, i) => ({ id: id(count - i), kind: "message", indexed }));
const missing = () => workNow().missing.map((one) => one.id);

beforeEach(() => {
  seen.docs.clear();
  seen.opened.length = 0;
  for (const lock of seen.locks) lock();
});

test("what a full index has no room for is not missing in it", async () => {
  seen.rows = rows(1200);
  for (let n = 1200; n > 1101; n--) seen.docs.set(id(n), doc(id(n)));
  await countMissing();
  expect(missing()).toEqual([]);
  // What is newer is, and what has no tokens is wherever it lies.
  seen.docs.delete(id(1150));
  seen.docs.set(id(1101), doc(id(1101)));
  seen.rows = seen.rows.map((row) => (row.id === id(3) ? { ...row, indexed: false } : row));
  await countMissing();
  expect(missing()).toEqual([id(1150), id(3)]);
});

test("in an index with room everything is missing that it does not have", async () => {
  seen.rows = rows(20);
  seen.docs.set(id(20), doc(id(20)));
  await countMissing();
  expect(missing()).toHaveLength(19);
});

test("once the index is full nothing more is opened for it, but for the tokens", async () => {
  seen.rows = rows(300).map((row) => (row.id === id(5) ? { ...row, indexed: false } : row));
  await countMissing();
  expect(missing()).toHaveLength(300);
  await startIndexing();
  expect(workNow().state).toBe("finished");
  expect(seen.opened.length).toBeLessThan(102);
  expect(seen.opened.at(-1)).toBe(id(5));
});
