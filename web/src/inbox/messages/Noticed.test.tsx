// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Delivery } from "../../delivery/deliveries.ts";
import { NoticedById } from "./Noticed.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const asked: string[] = [];
let kept: Delivery[] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    asked.push(`${method ?? ""} ${path}`);
    return Promise.resolve(
      method === "POST" ? new Response(null, { status: 204 }) : new Response(JSON.stringify(kept)),
    );
  });
});
afterEach(() => {
  asked.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

const one = (id: string, state: string): Delivery => ({
  id,
  call: id,
  about: "message",
  urgent: false,
  state,
  begunAt: "2026-11-28T00:00:00Z",
  leavesAt: null,
  acceptedAt: null,
  openedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  tries: [],
});

function shown(...all: Delivery[]) {
  kept = all;
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["deliveries", "notice", "n1"], all);
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <NoticedById id="n1" />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("what was told together is acknowledged together, by the notice's id", async () => {
  const page = shown(one("a", "telling"), one("b", "telling"), one("c", "acknowledged"));
  expect(page.getByTestId("digest-state").textContent).toContain("3件のうち、2件");
  fireEvent.click(page.getByRole("button", { name: "すべて確認しました" }));
  await waitFor(() => expect(asked).toContain("POST /api/deliveries/n1/acknowledgement"));
});

test("a digest of which nothing waits any more has no button", () => {
  expect(shown(one("a", "done"), one("b", "acknowledged")).queryByTestId("acknowledge")).toBeNull();
});

test("a notice of one thing says how far it is", async () => {
  const page = shown(one("a", "telling"));
  expect(page.queryByTestId("digest-state")).toBeNull();
  fireEvent.click(page.getByRole("button", { name: "確認しました" }));
  await waitFor(() => expect(asked).toContain("POST /api/deliveries/a/acknowledgement"));
});
