// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { NewVersion } from "./NewVersion.tsx";

const OWN = "assets/index-AAAAAAAA.js";
const line = (path: string, digest = "0") => `${digest.repeat(64)}  ${path}\n`;

const fetched = vi.fn();

beforeEach(() => {
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  fetched.mockReset();
  document.head.replaceChildren();
});

/// The page as it was loaded.
function page(script = `/${OWN}`) {
  const it = document.createElement("script");
  it.type = "module";
  it.setAttribute("src", script);
  document.head.append(it);
  const queries = new QueryClient();
  const shown = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <NewVersion />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { ...shown, asks: () => queries.refetchQueries({ queryKey: ["new-version"] }) };
}

const serves = (list: string, status = 200) =>
  fetched.mockImplementation(() => Promise.resolve(new Response(list, { status })));

test("nothing is asked while the page comes, and nothing said of the version that it is", async () => {
  serves(line(OWN) + line("index.html"));
  const { asks, queryByTestId } = page();
  expect(fetched).not.toHaveBeenCalled();
  await asks();
  expect(fetched).toHaveBeenCalledOnce();
  expect(queryByTestId("new-version")).toBeNull();
});

test.each([
  ["ja", /新しい版があります/, "読み込み直す"],
  ["en", /newer version/, "Load again"],
])("in %s it says that the office has another version, and how to come to it", async (lang, words, button) => {
  await i18next.changeLanguage(lang);
  serves(line("assets/index-BBBBBBBB.js") + line("index.html"));
  const { asks, findByTestId, getByRole } = page();
  await asks();
  expect((await findByTestId("new-version")).textContent).toMatch(words);
  getByRole("button", { name: button });
});

test("another worker for the keys is another version, though no name changed", async () => {
  serves(line(OWN) + line("seal.js", "0"));
  const { asks, queryByTestId, findByTestId } = page();
  await asks();
  expect(queryByTestId("new-version")).toBeNull();
  serves(line(OWN) + line("seal.js", "1"));
  await asks();
  await findByTestId("new-version");
});

test("after five minutes it asks by itself", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "Date"] });
  serves(line("assets/index-BBBBBBBB.js"));
  page();
  await vi.advanceTimersByTimeAsync(5 * 60_000 - 1_000);
  expect(fetched).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(fetched).toHaveBeenCalledOnce();
});

test.each([
  ["an office that is away", "", 503],
  ["what is no list", "<!doctype html>", 200],
])("%s is no newer version", async (_, list, status) => {
  serves(list, status);
  const { asks, queryByTestId } = page();
  await asks();
  await waitFor(() => expect(fetched).toHaveBeenCalledOnce());
  expect(queryByTestId("new-version")).toBeNull();
});

test("a program that was not built asks nothing", async () => {
  const { asks } = page("/src/main.tsx");
  await asks();
  expect(fetched).not.toHaveBeenCalled();
});
