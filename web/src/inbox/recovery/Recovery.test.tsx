// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { SealTrouble } from "../../seal/index.ts";
import { NotRecovered } from "./recover.ts";
import Recovery from "./Recovery.tsx";

const seen = vi.hoisted(() => ({ ring: vi.fn(), work: vi.fn(), recover: vi.fn(), get: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api: { get: seen.get } }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: seen.ring, onLock: vi.fn() }));
vi.mock("../../opening/keys/Lock.tsx", () => ({ Unlock: () => <p>unlock</p> }));
vi.mock("../reheader/Reheader.tsx", () => ({ Reheader: () => null }));
vi.mock("../reheader/reheader.ts", () => ({ useReheader: seen.work, startReheader: vi.fn() }));
vi.mock("./recover.ts", async (original) => ({ ...(await original<object>()), recover: seen.recover }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

const KEYS = { clientId: "c", me: {}, company: { epoch: 1 } };
const OPEN = { kind: "open", member: {}, company: null as object | null };
const BACK = { ...OPEN, company: { current: { fingerprint: "aaaa-bbbb" } } };
const IDLE = { state: "idle", failed: [] as string[] };

beforeEach(async () => {
  vi.resetAllMocks();
  seen.ring.mockReturnValue(OPEN);
  seen.work.mockReturnValue(IDLE);
  seen.get.mockResolvedValue(KEYS);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(keys: object = KEYS) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["keys"], keys);
  const page = () => (
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Recovery />
      </MantineProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(page());
  return () => rerender(page());
}

const box = (id: string) => screen.getByTestId<HTMLTextAreaElement>(id);
const go = () => screen.getByTestId<HTMLButtonElement>("recover");
const type = (id: string, value: string) => fireEvent.change(box(id), { target: { value } });

function recovers() {
  type("recover-share-1", "first");
  type("recover-share-2", "second");
  type("recover-reason", "nobody can unlock it");
  fireEvent.click(go());
}

test.each([
  ["a key of one's own", { ...KEYS, me: null }],
  ["a key of the company", { ...KEYS, company: null }],
])("without %s there is nothing to recover with", (_, keys) => {
  shown(keys);
  expect(screen.getByText("Continue the key set-up").closest("a")?.getAttribute("href")).toBe("/keys");
  expect(screen.queryByTestId("recover")).toBeNull();
});

test("one's own key is unlocked first", () => {
  seen.ring.mockReturnValue({ kind: "locked" });
  shown();
  expect(screen.getByText("unlock")).toBeTruthy();
  expect(screen.queryByTestId("recover")).toBeNull();
});

test("both shares and a reason are asked for", () => {
  shown();
  const ready = ["recover-share-1", "recover-share-2", "recover-reason"].map((id) => {
    type(id, "  ");
    const before = go().disabled;
    type(id, "x");
    return [before, go().disabled];
  });
  expect(ready).toEqual([
    [true, true],
    [true, true],
    [true, false],
  ]);
});

test("the key that is back shows its code, and what goes on is told apart from what is finished", async () => {
  const again = shown();
  seen.recover.mockImplementation(() => {
    seen.ring.mockReturnValue(BACK);
    return Promise.resolve();
  });
  recovers();
  expect((await screen.findByTestId("recovered-done")).textContent).toContain("Leave this page open");
  expect(seen.recover.mock.calls).toEqual([[KEYS, "first", "second", "nobody can unlock it"]]);
  expect(seen.get).toHaveBeenCalledWith("/api/keys");
  seen.work.mockReturnValue({ state: "finished", failed: ["o"] });
  again();
  expect(screen.getByTestId("recovered-done").textContent).toContain("Leave this page open");
  seen.work.mockReturnValue({ state: "finished", failed: [] });
  again();
  expect(screen.getByTestId("recovered-done").textContent).toContain("everything kept is on the new key");
});

test("locked before it has finished, the shares are asked for again", async () => {
  const again = shown();
  seen.recover.mockImplementation(() => {
    seen.ring.mockReturnValue(BACK);
    return Promise.resolve();
  });
  recovers();
  await screen.findByTestId("recovered-done");
  seen.ring.mockReturnValue({ kind: "locked" });
  again();
  seen.ring.mockReturnValue(BACK);
  again();
  expect(screen.queryByTestId("recovered-done")).toBeNull();
  expect(box("recover-share-1").value).toBe("");
});

test.each([
  [new NotRecovered("same-share"), "The same share was typed twice."],
  [new NotRecovered("wrong-key"), "none of this company's keys"],
  [new SealTrouble("not-trusted"), "so nothing was done"],
  [new Problem(0, "offline", "The server cannot be reached."), "The server cannot be reached."],
])("what went wrong is said and what was typed stays (%s)", async (trouble, words) => {
  seen.recover.mockRejectedValue(trouble);
  shown();
  recovers();
  expect((await screen.findByRole("alert")).textContent).toContain(words);
  expect([box("recover-share-1").value, box("recover-share-2").value]).toEqual(["first", "second"]);
  await waitFor(() => expect(go().disabled).toBe(false));
});
