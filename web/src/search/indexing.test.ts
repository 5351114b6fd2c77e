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
  ring: vi.fn<() => { kind: string; company?: object | null }>(),
  /// Called before each is opened; what it throws is the answer.
  before: vi.fn<(id: string) => unknown>(),
}));
vi.mock("../api/api.ts", () => ({
  Problem: class extends Error {
    readonly status: number;
    constructor(status: number) {
      super();
      this.status = status;
    }
  },
  api: {
    get: (path: string) => {
      if (seen.ring().kind === "away") return Promise.reject(new TypeError("offline"));
      const before = /before=(.*)$/.exec(path)?.[1];
      const objects = seen.rows.filter(({ id }) => before === undefined || id < before).slice(0, 500);
      return Promise.resolve({ total: seen.rows.length, indexed: 0, objects });
    },
  },
}));
vi.mock("../opening/keys/keyring.ts", () => ({
  onLock: (run: () => void) => seen.locks.push(run),
  ringNow: seen.ring,
}));
vi.mock("../opening/opening.ts", () => ({
  onReading: () => undefined,
  openForIndex: async (_: unknown, id: string) => {
    await Promise.resolve();
    seen.before(id);
    seen.opened.push(id);
    seen.docs.set(id, doc(id));
  },
}));
vi.mock("./textIndex.ts", () => ({
  forget: () => Promise.resolve(),
  keep: () => Promise.resolve(),
  load: () => Promise.resolve(),
  saveNow: () => Promise.resolve(),
  textIndexNow: () => ({ docs: seen.docs }),
}));
const {
  countMissing,
  leaveIndexing,
  pauseIndexing,
  startIndexing,
  useIndexWork: workNow,
} = await import("./indexing.ts");
const { Problem } = (await import("../api/api.ts")) as unknown as { Problem: new (status: number) => Error };
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
  seen.ring.mockReturnValue({ kind: "open", company: {} });
  seen.before.mockReset();
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

async function some(count: number) {
  seen.rows = rows(count, false);
  await countMissing();
  expect(workNow()).toMatchObject({ state: "asking", done: 0, failed: 0 });
  expect(missing()).toHaveLength(count);
}

test("each is opened once, and counted", async () => {
  await some(3);
  await Promise.all([startIndexing(), startIndexing()]);
  expect(seen.opened).toEqual([id(3), id(2), id(1)]);
  expect(workNow()).toMatchObject({ state: "finished", done: 3, failed: 0 });
});

test("what was paused goes on where it was", async () => {
  await some(3);
  seen.before.mockImplementation((one) => one === id(2) && pauseIndexing());
  await startIndexing();
  expect(workNow()).toMatchObject({ state: "paused", done: 2 });
  await startIndexing();
  expect(seen.opened).toEqual([id(3), id(2), id(1)]);
  expect(workNow()).toMatchObject({ state: "finished", done: 3 });
});

test.each([
  [0, "offline"],
  [401, "offline"],
  [500, "offline"],
  [503, "offline"],
  [429, "limited"],
])("an answer of %s stops it, and it can go on with the same one", async (status, state) => {
  await some(3);
  seen.before.mockImplementation((one) => {
    if (one === id(2)) throw new Problem(status);
  });
  await startIndexing();
  expect(workNow()).toMatchObject({ state, done: 1, failed: 0 });
  expect(seen.opened).toEqual([id(3)]);
  seen.before.mockReset();
  await startIndexing();
  expect(seen.opened).toEqual([id(3), id(2), id(1)]);
});

test("one that does not open is counted, and the others follow", async () => {
  await some(3);
  seen.before.mockImplementation((one) => {
    if (one === id(3)) throw new Problem(410);
    if (one === id(2)) throw new Error("bad-payload");
  });
  await startIndexing();
  expect(workNow()).toMatchObject({ state: "finished", done: 1, failed: 2 });
});

test("keys that are put away stop it, whoever notices first", async () => {
  await some(3);
  seen.before.mockImplementation((one) => one === id(3) && seen.locks.forEach((lock) => lock()));
  await startIndexing();
  expect(workNow()).toMatchObject({ state: "locked" });
  expect(seen.opened).toEqual([id(3)]);

  seen.docs.clear();
  seen.before.mockReset();
  seen.locks.forEach((lock) => lock());
  await some(2);
  seen.ring.mockReturnValue({ kind: "locked" });
  await startIndexing();
  expect(workNow()).toMatchObject({ state: "locked", done: 0 });
  expect(seen.opened).toEqual([id(3)]);
});

test("what could not be counted says so, and what was asked can be left; what runs cannot", async () => {
  seen.rows = rows(1, false);
  seen.ring.mockReturnValue({ kind: "away" });
  await countMissing();
  expect(workNow().state).toBe("offline");
  seen.ring.mockReturnValue({ kind: "open", company: {} });
  await some(1);
  leaveIndexing();
  expect(workNow()).toMatchObject({ state: "idle", missing: [] });
  pauseIndexing();
  expect(workNow().state).toBe("idle");
  await some(2);
  seen.before.mockImplementation(() => leaveIndexing());
  await startIndexing();
  expect(workNow()).toMatchObject({ state: "finished", done: 2 });
});

test("where there is nothing, nothing is asked", async () => {
  seen.rows = [];
  await countMissing();
  expect(workNow()).toMatchObject({ state: "finished", missing: [] });
});
