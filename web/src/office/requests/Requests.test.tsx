// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import Requests, { type OfKind } from "./Requests.tsx";

const api = vi.hoisted(() => ({ get: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

beforeEach(async () => {
  vi.resetAllMocks();
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

const of = (client: string, overdue: number): OfKind => ({
  client,
  name: client,
  kind: "disclose",
  open: 5,
  soon: 0,
  overdue,
  next: "2026-12-01T00:00:00Z",
});

function shown() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <Requests />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("those that are late are counted over all clients", async () => {
  api.get.mockResolvedValue([of("a", 1), of("b", 2)]);
  shown();
  await screen.findByTestId("office-requests");
  expect(screen.getByRole("status").textContent).toContain("3");
  expect(screen.getAllByTestId("office-request")).toHaveLength(2);
});

test("where none is late it says that", async () => {
  api.get.mockResolvedValue([of("a", 0)]);
  shown();
  await screen.findByTestId("office-requests");
  expect(screen.getByRole("status").textContent).not.toMatch(/\d/);
});

test("without a request nothing is said of late ones", async () => {
  api.get.mockResolvedValue([]);
  shown();
  await screen.findByTestId("office-requests");
  expect(screen.queryByRole("status")).toBeNull();
  expect(screen.queryByRole("table")).toBeNull();
});

test("requests that could not be had are not an empty list", async () => {
  api.get.mockRejectedValue(new Problem(403, "not-permitted", "Not now."));
  shown();
  await screen.findByText(/Not now\./);
  expect(screen.queryByTestId("office-requests")).toBeNull();
});
