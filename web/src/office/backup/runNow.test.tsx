// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import Backup from "./Backup.tsx";
import type { Backup as State } from "./backup.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("./Drills.tsx", () => ({ Drills: () => null }));
vi.mock("./Runs.tsx", () => ({ Runs: () => null }));

const STATE: State = {
  configured: true,
  doing: null,
  trouble: null,
  place: "folder",
  lock: "none",
  payloadsInBucket: false,
  keepDays: 35,
  drillDays: 30,
  last: { began: "2026-12-01T00:00:00Z", bytes: 1 } as State["last"],
  logAgeSeconds: 1,
  payloadCount: 0,
  payloadBytes: 0,
  nextDrill: null,
  runs: [],
  drills: [],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("a backup that failed is not said of the drill after it", async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    if (method === "GET") return Promise.resolve(new Response(JSON.stringify(STATE)));
    if (path.endsWith("drill")) return Promise.resolve(new Response(null, { status: 204 }));
    return Promise.resolve(
      new Response(JSON.stringify({ code: "x", detail: "断られた" }), {
        status: 409,
        headers: { "Content-Type": "application/problem+json" },
      }),
    );
  });
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may: ["WATCH"] });
  queries.setQueryData(["office", "backup"], STATE);
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Backup />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(await page.findByTestId("backup-run"));
  await page.findByText("断られた");
  fireEvent.click(page.getByTestId("backup-drill"));
  await waitFor(() => expect(page.queryByText("断られた")).toBeNull());
});

test("what was good is good no more when nothing has been heard for longer than a day", async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}", { status: 503 })));
  const HOUR_MS = 3_600_000;
  const then = Date.now() - 30 * HOUR_MS;
  const at = (hours: number) => new Date(then + hours * HOUR_MS).toISOString();
  const drill = { began: at(-2), ended: at(-1), passed: true, rpoSeconds: 1, rtoSeconds: 1, checks: [] };
  const good = { ...STATE, last: { began: at(-1), bytes: 1 }, drills: [drill], nextDrill: at(700) };
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(["me"], { person: "p", may: [] }, { updatedAt: then });
  queries.setQueryData(["office", "backup"], good, { updatedAt: then });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Backup />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const verdict = () => page.getByTestId("backup-answer").dataset.verdict;
  expect(verdict()).toBe("good");
  await waitFor(() => expect(verdict()).toBe("late"));
});
