// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { ClosurePage } from "../../api/assurance.ts";
import { Closed } from "./Closed.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const asked: string[] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    asked.push(`${method ?? ""} ${path}`);
    return Promise.resolve(
      method === "POST" ? new Response(null, { status: 204 }) : new Response(JSON.stringify({ closed: null })),
    );
  });
});
afterEach(() => {
  asked.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

const CLOSED = { id: "c1", check: "storage.private", at: "2026-11-28T03:00:00Z", openings: 0, own: false };

function shown(closed: ClosurePage["closed"], may = ["WATCH", "READ_EVIDENCE"]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may });
  queries.setQueryData(["office", "assurance", "closure"], { closed });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Closed />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("while reads go on there is nothing", () => {
  expect(shown(null).queryByTestId("closure")).toBeNull();
});

test("one of two opens it", async () => {
  fireEvent.click(shown(CLOSED).getByTestId("closure-open"));
  await waitFor(() => expect(asked).toContain("POST /api/office/assurance/closure/c1/opening"));
});

test("who has opened it waits for the other, and who only reads has no button", () => {
  const own = shown({ ...CLOSED, openings: 1, own: true }).getByTestId("closure-open");
  expect(own.hasAttribute("disabled")).toBe(true);
  cleanup();
  expect(shown(CLOSED, ["READ_EVIDENCE"]).queryByTestId("closure-open")).toBeNull();
});
