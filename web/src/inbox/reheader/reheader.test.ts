import { afterEach, beforeEach, expect, test, vi } from "vitest";

interface Asked {
  objects: string[];
  answer: (answer: unknown) => void;
  fail: (status: number) => void;
}

const office = vi.hoisted(() => ({
  left: [] as string[],
  asked: [] as Asked[],
  /// Answers by itself that all are done, unless a test does.
  answers: true,
  locks: [] as (() => void)[],
  ring: vi.fn(),
  checked: vi.fn(),
}));

vi.mock("../../api/api.ts", () => {
  class Problem extends Error {
    readonly status: number;
    constructor(status: number) {
      super();
      this.status = status;
    }
  }
  const get = (address: string) => {
    const asked = new URL(address, "http://office");
    const after = asked.searchParams.get("after");
    const from = after === null ? 0 : office.left.indexOf(after) + 1;
    const objects = office.left.slice(from, from + Number(asked.searchParams.get("limit")));
    return Promise.resolve({ total: office.left.length, objects });
  };
  const post = (_: string, { objects }: { objects: string[] }) =>
    new Promise((answer, fail) => {
      const one: Asked = {
        objects,
        answer,
        fail: (status) => {
          fail(new Problem(status));
        },
      };
      office.asked.push(one);
      if (office.answers) answer(allDone(one));
    });
  return { Problem, api: { get, post } };
});
vi.mock("../../opening/keys/keyring.ts", () => ({
  onLock: (lock: () => void) => office.locks.push(lock),
  ringNow: office.ring,
}));
vi.mock("../../opening/keys/boxes.ts", () => ({}));
vi.mock("../../opening/fetching.ts", () => ({}));
vi.mock("../../opening/opening.ts", () => ({ checked: office.checked }));
vi.mock("../../search/tokens.ts", () => ({}));
vi.mock("../../seal/index.ts", () => ({}));
vi.mock("react", () => ({ useSyncExternalStore: (_: unknown, now: () => unknown) => now() }));

const { Problem } = await import("../../api/api.ts");
const { pauseReheader, startReheader, useReheader: now } = await import("./reheader.ts");

const allDone = ({ objects }: Asked) => ({ released: [], missing: [], done: objects.map((_, at) => at) });
const many = (count: number) => Array.from({ length: count }, (_, n) => `o${n}`);
const asked = (count: number) =>
  vi.waitFor(() => {
    expect(office.asked).toHaveLength(count);
  });

let run: Promise<void> = Promise.resolve();

beforeEach(() => {
  Object.assign(office, { left: many(50), asked: [], answers: true });
  office.ring.mockReturnValue({ kind: "open", company: {}, member: {} });
});
afterEach(async () => {
  await run;
});

test("twenty at once, each once, over every page of the list", async () => {
  office.left = many(410);
  await startReheader();
  expect(now()).toEqual({ state: "finished", done: 410, total: 410, failed: [] });
  expect(Math.max(...office.asked.map(({ objects }) => objects.length))).toBe(20);
  expect(office.asked.flatMap(({ objects }) => objects).sort()).toEqual(many(410).sort());
});

test("it is paused when the requests in hand have ended, and goes on from the list", async () => {
  office.answers = false;
  run = startReheader();
  await asked(2);
  pauseReheader();
  const [one, other] = office.asked as [Asked, Asked];
  one.answer(allDone(one));
  await vi.waitFor(() => {
    expect(now().done).toBe(20);
  });
  expect(now().state).toBe("pausing");
  other.answer(allDone(other));
  await run;
  expect(now()).toMatchObject({ state: "paused", done: 40 });
  expect(office.asked).toHaveLength(2);

  office.answers = true;
  office.left = many(50).slice(40);
  await startReheader();
  expect(now()).toMatchObject({ state: "finished", done: 10, total: 10 });
});

test("one who resumes while it is pausing waits, and does not begin a second run beside it", async () => {
  office.answers = false;
  run = startReheader();
  await asked(2);
  pauseReheader();
  const resumed = startReheader();
  for (const one of office.asked) one.answer(allDone(one));
  await run;
  office.answers = true;
  await resumed;
  expect(now()).toMatchObject({ state: "finished", total: 50 });
});

test("locked keys stop it after what is in hand", async () => {
  office.answers = false;
  run = startReheader();
  await asked(2);
  for (const lock of office.locks) lock();
  for (const one of office.asked) one.answer(allDone(one));
  await run;
  expect(now().state).toBe("locked");
  expect(office.asked).toHaveLength(2);
});

test.each([[{ kind: "locked" }], [{ kind: "open", company: null }]])(
  "without keys it asks for nothing",
  async (ring) => {
    office.ring.mockReturnValue(ring);
    await startReheader();
    expect(now().state).toBe("locked");
    expect(office.asked).toEqual([]);
  },
);

test.each([0, 401, 500, 503])(
  "an answer of %s stops it as offline, and as paused if it was pausing",
  async (status) => {
    office.answers = false;
    run = startReheader();
    await asked(2);
    for (const one of office.asked) one.fail(status);
    await run;
    expect(now().state).toBe("offline");

    run = startReheader();
    await asked(4);
    pauseReheader();
    for (const one of office.asked) one.fail(status);
    await run;
    expect(now().state).toBe("paused");
  },
);

test("what a server does not answer for is not asked for again, and is told as failed", async () => {
  office.answers = false;
  office.left = many(2);
  run = startReheader();
  await asked(1);
  office.asked[0]?.answer({ released: [], missing: [], done: [] });
  await run;
  expect(now()).toMatchObject({ state: "finished", done: 0, failed: many(2) });
  expect(office.asked).toHaveLength(1);
});

test("what is missing is told as failed, and the others are done", async () => {
  office.answers = false;
  office.left = many(3);
  run = startReheader();
  await asked(1);
  office.asked[0]?.answer({ released: [], missing: [1], done: [0, 2] });
  await run;
  expect(now()).toMatchObject({ state: "finished", done: 2, failed: ["o1"] });
});

test.each([
  ["an office that is away", new Problem(0, "", ""), "offline", 0, []],
  ["a session that is over", new Problem(401, "", ""), "offline", 0, []],
  ["an office that cannot write its log", new Problem(503, "", ""), "offline", 0, []],
  ["a part that is gone", new Problem(404, "", ""), "finished", 1, ["o0"]],
  ["an object that does not prove itself", new Error("not-trusted"), "finished", 1, ["o0"]],
])("%s in the middle of one object is told apart from a fault of it", async (_, trouble, state, done, failed) => {
  office.answers = false;
  office.left = many(2);
  office.checked.mockRejectedValue(trouble);
  run = startReheader();
  await asked(1);
  office.asked[0]?.answer({ released: [{ at: 0, released: {}, payload: null }], missing: [], done: [1] });
  await run;
  expect(now()).toMatchObject({ state, done, failed });
});
