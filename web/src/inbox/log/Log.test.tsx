// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import Log from "./Log.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(() => localStorage.clear());
afterEach(cleanup);

test("a file that could not be made says so, and the next press makes it", async () => {
  let away = false;
  let saved = 0;
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => (saved++, "blob:x"), revokeObjectURL: vi.fn() }));
  vi.stubGlobal(
    "fetch",
    vi.fn((what: RequestInfo | URL) => {
      const path = new URL(what instanceof Request ? what.url : what, "https://aoba.example").pathname;
      if (path !== "/api/log") return new Promise<Response>(() => undefined);
      if (away) return Promise.resolve(Response.json({ code: "away", title: "away" }, { status: 503 }));
      return Promise.resolve(Response.json({ key: "aoba/log+1+A", size: 0, entries: [] }));
    }),
  );
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(["me"], { role: "client-admin", permissions: [], client: { id: "c" } });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Log />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const button = await screen.findByTestId("log-csv");
  away = true;
  fireEvent.click(button);
  expect((await screen.findByRole("alert")).textContent).toMatch(/保存できませんでした|Nothing was saved/);
  expect(saved).toBe(0);
  away = false;
  fireEvent.click(await screen.findByTestId("log-csv"));
  await vi.waitFor(() => expect(saved).toBe(1));
  expect(screen.queryByRole("alert")).toBeNull();
});
