// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Accounts } from "./oncall/Accounts.tsx";
import type { Account } from "./oncall/queries.ts";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const account = (id: string) => ({ id, label: id, kind: "slack", disabled: false }) as unknown as Account;

test("what went wrong with one account is not said of the next", async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", () =>
    Promise.resolve(
      new Response(JSON.stringify({ code: "x", detail: "断られた" }), {
        status: 409,
        headers: { "Content-Type": "application/problem+json" },
      }),
    ),
  );
  const page = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <Accounts accounts={["a", "b"].map(account)} answerSeconds={5} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(await page.findByRole("button", { name: "a を消す" }));
  const first = within(await page.findByRole("dialog"));
  fireEvent.click(first.getByText("消す"));
  await first.findByText("断られた");
  fireEvent.click(first.getByText("やめる"));
  await waitFor(() => expect(page.queryByRole("dialog")).toBeNull());

  fireEvent.click(page.getByRole("button", { name: "b を消す" }));
  const next = within(await page.findByRole("dialog"));
  expect(next.queryByText("断られた")).toBeNull();
});
