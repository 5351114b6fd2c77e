// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Problem } from "../api/api.ts";
import Glass from "./Glass.tsx";

const post = vi.hoisted(() => vi.fn());
vi.mock("../api/api.ts", async (original) => ({ ...(await original<object>()), api: { post } }));

const goes = vi.fn();

beforeEach(async () => {
  vi.resetAllMocks();
  vi.stubGlobal("location", { assign: goes });
  post.mockResolvedValue({ url: "https://office.example/enrol#t" });
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown() {
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Glass />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const type = (name: string, value: string) =>
    fireEvent.change(page.getByTestId(`glass-${name}`), { target: { value } });
  const may = () => !(page.getByTestId("glass-open") as HTMLButtonElement).disabled;
  const go = () => fireEvent.submit(page.container.querySelector("form") as Element);
  return { page, type, may, go };
}

test("it opens with both sheets, and with neither alone, by Enter either", () => {
  const { type, may, go } = shown();
  expect(may()).toBe(false);
  type("first", "aaaa");
  expect(may()).toBe(false);
  go();
  type("first", " ");
  type("second", "bbbb");
  expect(may()).toBe(false);
  go();
  expect(post).not.toHaveBeenCalled();
  type("first", "aaaa");
  expect(may()).toBe(true);
});

test("both go to the office, and the link that comes back is followed", async () => {
  const { type, go } = shown();
  type("first", "aaaa");
  type("second", "bbbb");
  go();
  await vi.waitFor(() => expect(goes).toHaveBeenCalledExactlyOnceWith("https://office.example/enrol#t"));
  expect(post).toHaveBeenCalledExactlyOnceWith("/api/glass", { first: "aaaa", second: "bbbb" });
});

test("sheets that do not fit are refused with a reason, and what was typed stays", async () => {
  post.mockRejectedValue(new Problem(403, "glass-wrong", "These do not belong together."));
  const { page, type, go } = shown();
  type("first", "aaaa");
  type("second", "bbbb");
  go();
  expect((await page.findByText(/These do not belong together/)).textContent).toBeTruthy();
  expect(goes).not.toHaveBeenCalled();
  expect((page.getByTestId("glass-first") as HTMLInputElement).value).toBe("aaaa");
});
