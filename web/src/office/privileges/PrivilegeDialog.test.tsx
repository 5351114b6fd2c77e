// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import PrivilegeDialog from "./PrivilegeDialog.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const sheet = (alone: boolean, privileges: object[] = []) => ({
  privileges,
  limits: { leastMinutes: 5, usualMinutes: 60, mostMinutes: 240, ticket: 40, reason: 200 },
  database: true,
  alone,
});

async function dialog(alone: boolean, lang: string) {
  await i18next.changeLanguage(lang);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["office", "privileges"], sheet(alone));
  const { findByRole } = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <PrivilegeDialog done={vi.fn()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return within(await findByRole("dialog"));
}

test.each([
  ["ja", "一人で権限を開きます（60分）", /^理由は記録に残ります/, "開いて続ける"],
  ["en", "You open this alone, for 60 minutes", /^The reason is kept in the log/, "Open and go on"],
])("in %s the only one who could open it is asked by no one", async (lang, title, hint, button) => {
  const shown = await dialog(true, lang);
  shown.getByText(title);
  shown.getByText(hint);
  expect(shown.getByTestId("ask-go").textContent).toBe(button);
});

test("the title says the minutes that were chosen", async () => {
  const shown = await dialog(true, "en");
  fireEvent.change(shown.getByTestId("ask-minutes"), { target: { value: "30" } });
  shown.getByText("You open this alone, for 30 minutes");
});

test("where another can open it, the request is for them", async () => {
  const shown = await dialog(false, "en");
  expect(shown.queryByText(/You open this alone/)).toBeNull();
  expect(shown.getByTestId("ask-go").textContent).toBe("Ask");
});

test("the reason is marked as required", async () => {
  const shown = await dialog(true, "en");
  expect(shown.getByTestId("ask-reason").hasAttribute("required")).toBe(true);
});

test.each([
  ["REFUSED", "It was refused."],
  ["LAPSED", /^No one answered in time/],
  ["ENDED", /^This privilege has ended/],
])("what became of a request is said as it was: %s", async (state, says) => {
  const request = { id: "r", kind: "office", state };
  vi.stubGlobal("fetch", (_: string, { method }: RequestInit) =>
    Promise.resolve(new Response(JSON.stringify(method === "POST" ? request : sheet(false, [request])))),
  );
  const shown = await dialog(false, "en");
  fireEvent.change(shown.getByTestId("ask-ticket"), { target: { value: "T-1" } });
  fireEvent.change(shown.getByTestId("ask-reason"), { target: { value: "maintenance" } });
  fireEvent.click(shown.getByTestId("ask-go"));
  expect((await shown.findByRole("alert")).textContent).toMatch(says);
});

test("where it cannot be asked for, the window says so and offers to try again", async () => {
  await i18next.changeLanguage("en");
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}", { status: 503 })));
  const { findByRole } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <PrivilegeDialog done={vi.fn()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await within(await findByRole("dialog")).findByRole("button", { name: "Try again" });
});
