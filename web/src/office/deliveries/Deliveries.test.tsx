// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import Deliveries from "./Deliveries.tsx";

const api = vi.hoisted(() => ({ get: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("./Broken.tsx", () => ({ Broken: () => null }));
vi.mock("../groups/UnstaffedGroups.tsx", () => ({ UnstaffedGroups: () => null }));
vi.mock("../../delivery/DeliveryState.tsx", () => ({ DeliveryState: () => null }));

beforeEach(async () => {
  vi.resetAllMocks();
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <Deliveries />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const of = (state: string) => ({
  company: "Minato Works",
  delivery: { id: state, about: "message", begunAt: "2026-12-01T00:00:00Z", tries: [], state },
});

test("deliveries that could not be had are not an empty list", async () => {
  api.get.mockRejectedValue(new Problem(403, "not-permitted", "Not now."));
  shown();
  await screen.findByText(/Not now\./);
  expect(screen.queryByTestId("deliveries-none")).toBeNull();
});

test("that it was telephoned is said of what no one acknowledged only", async () => {
  api.get.mockResolvedValue(["unanswered", "telling", "acknowledged"].map(of));
  shown();
  await screen.findByTestId("deliveries");
  const can = screen.getAllByTestId("delivery").map((row) => row.querySelector("button") !== null);
  expect(can).toEqual([true, true, false]);
});
