import { afterEach, expect, test, vi } from "vitest";
import type { SealedAudio } from "./audio.ts";
import { handOver } from "./handing.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/// A page whose worker has been started, and hears what it is told.
function worker(answers: boolean) {
  const told: { kind: string; token: string }[] = [];
  const controller = {
    postMessage: (message: { kind: string; token: string }, ports?: MessagePort[]) => {
      told.push(message);
      if (answers) ports?.[0]?.postMessage("taken");
    },
  };
  const registration = { active: controller };
  vi.stubGlobal("navigator", {
    serviceWorker: {
      controller,
      register: () => Promise.resolve(registration),
      ready: Promise.resolve(registration),
      addEventListener: () => undefined,
    },
  });
  vi.stubGlobal("window", { addEventListener: () => undefined });
  return told;
}

test("a worker that is too slow is told to forget what it takes later", async () => {
  vi.useFakeTimers();
  const told = worker(false);
  const address = handOver({} as SealedAudio);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await address).toBeNull();
  expect(told.map(({ kind }) => kind)).toEqual(["take", "forget"]);
  expect(told[1]?.token).toBe(told[0]?.token);
});

test("one that takes it keeps it", async () => {
  const told = worker(true);
  expect(await handOver({} as SealedAudio)).not.toBeNull();
  expect(told.map(({ kind }) => kind)).toEqual(["take"]);
});
