import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SealedAudio } from "./audio.ts";
import type { ToWorker } from "./talk.ts";

const AUDIO = {} as SealedAudio;

interface World {
  /// What the worker was told; what the page asks it for comes first.
  told: ToWorker[];
  hears: Map<string, (event: { data: unknown }) => void>;
  leaves: Map<string, () => void>;
}

let handOver: typeof import("./handing.ts").handOver;
let takeBack: typeof import("./handing.ts").takeBack;
let takeAllBack: typeof import("./handing.ts").takeAllBack;

beforeEach(async () => {
  vi.resetModules();
  ({ handOver, takeBack, takeAllBack } = await import("./handing.ts"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/// A page whose worker has been started.
///
/// @param controls whether it controls the page already; else it does once it has claimed it
function worker({ answers = true, controls = true, claims = true } = {}): World {
  const world: World = { told: [], hears: new Map(), leaves: new Map() };
  const active = {
    postMessage: (message: ToWorker, ports?: MessagePort[]) => {
      world.told.push(message);
      if (answers) ports?.[0]?.postMessage("taken");
      if (message.kind === "claim" && claims) {
        queueMicrotask(() => {
          serviceWorker.controller = active;
          world.hears.get("controllerchange")?.({ data: null });
        });
      }
    },
  };
  const serviceWorker = {
    controller: controls ? active : null,
    register: vi.fn(() => Promise.resolve({ active })),
    ready: Promise.resolve({ active }),
    addEventListener: (kind: string, act: (event: { data: unknown }) => void) => world.hears.set(kind, act),
  };
  vi.stubGlobal("navigator", { serviceWorker });
  vi.stubGlobal("window", { addEventListener: (kind: string, act: () => void) => world.leaves.set(kind, act) });
  return world;
}

const kinds = ({ told }: World) => told.map(({ kind }) => kind);

test("a worker that is too slow is told to forget what it takes later", async () => {
  vi.useFakeTimers();
  const world = worker({ answers: false });
  const address = handOver(AUDIO);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await address).toBeNull();
  expect(world.told).toMatchObject([{ kind: "take" }, { kind: "forget" }]);
  const [take, forget] = world.told as { token: string }[];
  expect(forget?.token).toBe(take?.token);
  // nor is it given it when it asks
  world.hears.get("message")?.({ data: { kind: "ask", token: take?.token } });
  expect(world.told).toHaveLength(2);
});

test("one that takes it keeps it, and is given it again when it has lost its memory", async () => {
  const world = worker();
  const address = await handOver(AUDIO);
  const token = address?.replace(/^\/sealed-audio\//, "");
  expect(world.told).toEqual([{ kind: "take", token, audio: AUDIO }]);
  world.hears.get("message")?.({ data: { kind: "ask", token } });
  expect(world.told).toHaveLength(2);
  expect(world.told[1]).toEqual(world.told[0]);
  world.hears.get("message")?.({ data: { kind: "ask", token: "another page's" } });
  expect(world.told).toHaveLength(2);
});

test("each has an address of its own, and what is taken back is forgotten once", async () => {
  const world = worker();
  const [one, other] = [await handOver(AUDIO), await handOver(AUDIO)];
  expect(one).not.toBe(other);
  takeBack(one ?? "");
  takeBack(one ?? "");
  expect(kinds(world)).toEqual(["take", "take", "forget"]);
  world.hears.get("message")?.({ data: { kind: "ask", token: one?.replace(/^\/sealed-audio\//, "") } });
  expect(world.told).toHaveLength(3);
  takeAllBack();
  expect(kinds(world)).toEqual(["take", "take", "forget", "forget"]);
});

test("a page that is left takes all back", async () => {
  const world = worker();
  await handOver(AUDIO);
  await handOver(AUDIO);
  world.leaves.get("pagehide")?.();
  expect(kinds(world)).toEqual(["take", "take", "forget", "forget"]);
});

test("a page that was reloaded without its worker is claimed first", async () => {
  const world = worker({ controls: false });
  expect(await handOver(AUDIO)).not.toBeNull();
  expect(kinds(world)).toEqual(["claim", "take"]);
});

test("a worker that never comes, or a browser without one, hands nothing over", async () => {
  vi.useFakeTimers();
  const world = worker({ controls: false, claims: false });
  const address = handOver(AUDIO);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await address).toBeNull();
  expect(kinds(world)).toEqual(["claim"]);

  vi.stubGlobal("navigator", {});
  expect(await handOver(AUDIO)).toBeNull();
  vi.stubGlobal("navigator", { serviceWorker: { register: () => Promise.reject(new Error("not allowed")) } });
  expect(await handOver(AUDIO)).toBeNull();
});
