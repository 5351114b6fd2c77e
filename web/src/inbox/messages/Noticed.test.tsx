// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Delivery } from "../../delivery/deliveries.ts";
import { Noticed, NoticedById } from "./Noticed.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const asked: string[] = [];
let kept: Delivery[] = [];
let refused: number | null = null;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    asked.push(`${method ?? ""} ${path}`);
    return Promise.resolve(
      method === "POST"
        ? new Response(null, { status: 204 })
        : new Response(JSON.stringify(kept), { status: refused ?? 200 }),
    );
  });
});
afterEach(() => {
  asked.length = 0;
  refused = null;
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

const queries = () => new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });

function drawn(what: ReactNode, of = queries()) {
  return render(
    <QueryClientProvider client={of}>
      <MantineProvider>{what}</MantineProvider>
    </QueryClientProvider>,
  );
}

function shown(...all: Delivery[]) {
  kept = all;
  const of = queries();
  of.setQueryData(["deliveries", "notice", "n1"], all);
  return drawn(<NoticedById id="n1" />, of);
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

test("a notice that is not one's own is not there; of one that could not be asked for nothing is said but that", async () => {
  refused = 404;
  expect(await drawn(<NoticedById id="n1" />).findByText(/見つかりません/)).toBeTruthy();
  cleanup();
  refused = 503;
  const page = drawn(<NoticedById id="n1" />);
  expect((await page.findByRole("alert")).textContent).toContain("サーバーにつながりません");
  expect(page.queryByText(/見つかりません/)).toBeNull();
});

test("who was told of an item is not left out in silence where it could not be asked", async () => {
  refused = 503;
  const page = drawn(<Noticed call="c1" />);
  await page.findByRole("alert");
  refused = null;
  kept = [one("a", "telling")];
  fireEvent.click(page.getByRole("button", { name: "もう一度試す" }));
  expect(await page.findByRole("button", { name: "確認しました" })).toBeTruthy();
});
