// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import Import from "./Import.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({ Link: () => null }));

const ROWS = [{ line: 2, name: "佐藤 花", what: "NEW", wrong: null }];
const tried: boolean[] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (_: string, init: { body: string }) => {
    const { apply } = JSON.parse(init.body) as { apply: boolean };
    tried.push(apply);
    const refused = tried.filter(Boolean).length === 1 && apply;
    return Promise.resolve(
      new Response(
        JSON.stringify(refused ? { code: "x", detail: "いまは" } : { rows: ROWS, missing: [], done: apply }),
        {
          status: refused ? 503 : 200,
          headers: { "Content-Type": refused ? "application/problem+json" : "application/json" },
        },
      ),
    );
  });
});
afterEach(() => {
  cleanup();
  tried.length = 0;
  vi.unstubAllGlobals();
});

test("a list that could not be taken in stays, and can be tried again", async () => {
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Import />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const field = page.container.querySelector("input[type=file]") ?? document.body;
  fireEvent.change(field, { target: { files: [new File(["name\n佐藤 花"], "list.csv")] } });
  fireEvent.click(await page.findByTestId("import-do"));
  await page.findByRole("alert");
  expect(page.getByTestId("import-counts")).toBeTruthy();
  fireEvent.click(page.getByTestId("import-do"));
  await page.findByTestId("import-done");
  expect(tried).toEqual([false, true, true]);
});
