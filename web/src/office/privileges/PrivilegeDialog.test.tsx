// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import PrivilegeDialog from "./PrivilegeDialog.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(cleanup);

async function dialog(alone: boolean, lang: string) {
  await i18next.changeLanguage(lang);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["office", "privileges"], {
    privileges: [],
    limits: { leastMinutes: 5, usualMinutes: 60, mostMinutes: 240, ticket: 40, reason: 200 },
    database: true,
    alone,
  });
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
