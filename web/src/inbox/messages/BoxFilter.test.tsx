// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { MAILBOXES, type Mailbox } from "../mailboxes/mailboxes.ts";
import { BoxFilter, BoxName } from "./BoxFilter.tsx";

const box = (id: string, name: string, held: boolean): Mailbox => ({
  id,
  name,
  closed: false,
  held,
  epoch: 1,
  fingerprint: "f",
  holders: [],
  numbers: [],
});
const choose = vi.fn();

beforeEach(async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("away")));
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
  vi.unstubAllGlobals();
});

function shown(boxes: Mailbox[] | null, mailbox: string | null = "b1") {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  if (boxes) queries.setQueryData(MAILBOXES, { mailboxes: boxes, numbers: [] });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <BoxFilter box="" choose={choose} />
        <BoxName mailbox={mailbox} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("who holds departments' boxes chooses among those, the general one and all", () => {
  const page = shown([box("b1", "経理", true), box("b2", "法務", false)]);
  const filter = page.getByTestId("box-filter");
  expect([...filter.querySelectorAll("option")].map((one) => one.value)).toEqual(["", "general", "b1"]);
  fireEvent.change(filter, { target: { value: "b1" } });
  expect(choose).toHaveBeenCalledExactlyOnceWith("b1");
});

test("who holds none has nothing to choose", () => {
  expect(shown([box("b2", "法務", false)]).queryByTestId("box-filter")).toBeNull();
});

test("what came to a department says to which, and of the general box nothing", () => {
  expect(shown([box("b1", "経理", true)]).getByTestId("item-box").textContent).toBe("経理");
  cleanup();
  expect(shown([box("b1", "経理", true)], null).queryByTestId("item-box")).toBeNull();
});

test("a department's item never looks like the general box's, also where the name cannot be had", async () => {
  expect((await shown(null).findByTestId("item-box")).textContent).toBe("部署の受信箱");
});
