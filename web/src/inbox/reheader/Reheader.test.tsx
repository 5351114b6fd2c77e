// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Reheader } from "./Reheader.tsx";
import type { Work } from "./reheader.ts";

const seen = vi.hoisted(() => ({ ring: vi.fn(), work: vi.fn(), left: vi.fn(), start: vi.fn(), pause: vi.fn() }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: seen.ring }));
vi.mock("./reheader.ts", () => ({
  useReheader: seen.work,
  staleCount: seen.left,
  startReheader: seen.start,
  pauseReheader: seen.pause,
}));

const IDLE: Work = { state: "idle", done: 0, total: null, failed: [] };
const open = (recovered = false) => ({
  kind: "open",
  company: { line: { recovered }, current: { fingerprint: "f" } },
});

beforeEach(async () => {
  vi.resetAllMocks();
  seen.ring.mockReturnValue(open());
  seen.start.mockResolvedValue(undefined);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(work: Partial<Work>, left = 5) {
  seen.work.mockReturnValue({ ...IDLE, ...work });
  seen.left.mockResolvedValue(left);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const page = () => (
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Reheader />
      </MantineProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(page());
  return (next: Partial<Work>, then = left) => {
    seen.work.mockReturnValue({ ...IDLE, ...next });
    seen.left.mockResolvedValue(then);
    rerender(page());
  };
}

const said = () => screen.getByTestId("reheader-said").textContent;
const start = () => screen.findByTestId<HTMLButtonElement>("reheader-start");

test("where nothing is left of an earlier key there is nothing to see", async () => {
  shown({}, 0);
  await waitFor(() => expect(seen.left).toHaveBeenCalled());
  expect(screen.queryByTestId("reheader")).toBeNull();
});

test("what is left is counted, and begun by who holds the key", async () => {
  shown({});
  expect((await start()).textContent).toBe("Change to the new key");
  expect(said()).toBe("Still on an earlier key: 5");
  fireEvent.click(await start());
  expect(seen.start).toHaveBeenCalledOnce();
});

test.each([
  ["the keys are locked", { kind: "locked" }],
  ["the company key was not granted", { kind: "open", company: null }],
  ["a recovered key was not compared", open(true)],
])("it cannot be begun while %s", async (_, ring) => {
  seen.ring.mockReturnValue(ring);
  shown({});
  expect((await start()).disabled).toBe(true);
});

test("how far it is, is shown while it runs and while it is paused, and can be stopped once", async () => {
  const becomes = shown({ state: "running", done: 2, total: 4, failed: ["o"] });
  await waitFor(() => expect(said()).toBe("2 of 4 changed to the new key"));
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("75");
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByTestId("reheader-pause"));
  expect(seen.pause).toHaveBeenCalledOnce();
  becomes({ state: "pausing", done: 2, total: 4 });
  expect(screen.getByTestId<HTMLButtonElement>("reheader-pause").disabled).toBe(true);
  expect(screen.queryByTestId("reheader-start")).toBeNull();
  becomes({ state: "paused", done: 3, total: 4 }, 1);
  expect((await start()).textContent).toBe("Go on");
  await waitFor(() => expect(said()).toBe("Still on an earlier key: 1"));
  expect(screen.getByRole("progressbar")).toBeTruthy();
});

test.each([
  ["offline", "The server cannot be reached, so the work has stopped."],
  ["locked", "The keys were locked, so the work has stopped."],
] as const)("that it stopped as it is %s is said, and it goes on from there", async (state, words) => {
  shown({ state, done: 2, total: 5 }, 3);
  expect((await start()).textContent).toBe("Go on");
  expect(screen.getByTestId("reheader").textContent).toContain(words);
});

test("it is finished only when the server counts nothing more; what failed is said", async () => {
  shown({ state: "finished", done: 4, failed: ["o"] }, 1);
  await waitFor(() => expect(said()).toBe("Still on an earlier key: 1"));
  expect(screen.getByRole("alert").textContent).toContain("1 could not be changed");
  cleanup();
  shown({ state: "finished", done: 5 }, 0);
  await waitFor(() => expect(said()).toBe("✓ Everything opens with the new key now (5 changed)"));
  expect(screen.queryByRole("alert")).toBeNull();
});
