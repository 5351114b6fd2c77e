// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeskState } from "../../api/types.ts";
import "../../i18n/language.ts";
import { Directory } from "./Directory.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const SAYAKA = { name: "浜 さやか", kana: "はま さやか", department: "営業", aliases: [] };

let answer: () => Response;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", () => Promise.resolve(answer()));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown() {
  const queries = new QueryClient();
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Directory call="c" desk={{ status: "talking" } as DeskState} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { ...page, again: () => act(() => queries.refetchQueries()) };
}

const down = () => Response.json({}, { status: 503 });

test("a list that could not be loaded is said to be so, and is asked for again", async () => {
  answer = down;
  const page = shown();
  expect((await page.findByTestId("desk-people-lost")).textContent).toContain("読み込めませんでした");
  answer = () => Response.json([SAYAKA]);
  fireEvent.click(page.getByText("もう一度試す"));
  await page.findByText("浜 さやか");
  await waitFor(() => expect(page.queryByTestId("desk-people-lost")).toBeNull());
});

test("the last list stays when it cannot be loaded again", async () => {
  answer = () => Response.json([SAYAKA]);
  const page = shown();
  await page.findByText("浜 さやか");
  answer = down;
  await page.again();
  expect((await page.findByTestId("desk-people-lost")).textContent).toContain("前に読み込んだもの");
  expect(page.getByText("浜 さやか")).toBeTruthy();
});

test("of a call that is over nothing is said", async () => {
  answer = () => Response.json({}, { status: 404 });
  const page = shown();
  await page.again();
  expect(page.queryByTestId("desk-people-lost")).toBeNull();
});
