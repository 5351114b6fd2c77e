// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Account } from "./queries.ts";
import { WayForm } from "./WayForm.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const SLACK = { id: "s", kind: "slack", label: "総務", hint: "Slack" } as Account;
const toAccounts = vi.fn();

afterEach(() => {
  toAccounts.mockClear();
  cleanup();
});

function form(found: string | null, accounts: Account[] = []) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <WayForm
          contact="c"
          accounts={accounts}
          mail={found === null ? null : { found, at: "2026-11-30T00:00:00Z" }}
          toAccounts={toAccounts}
          done={vi.fn()}
        />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test.each([
  [
    "ja",
    "電話代行会社では、まだメールの送信が設定されていません。ほかの手段を登録してください。",
    "「連携先」で登録する",
  ],
  ["en", "The answering service has not set up mail yet. Add another way.", "Register one under “Chats and webhooks”"],
])("in %s it says before that mail cannot be sent, and leads to the other ways", async (lang, words, button) => {
  await i18next.changeLanguage(lang);
  const { getByTestId, getByText, queryByTestId } = form("not_set_up");
  expect(getByTestId("way-no-mail").textContent).toContain(words);
  expect(queryByTestId("way-address")).toBeNull();
  expect((getByTestId("way-save") as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(getByText(button));
  expect(toAccounts).toHaveBeenCalledOnce();
});

test("what can be used is chosen, and mail cannot be", async () => {
  await i18next.changeLanguage("en");
  const { getByLabelText, getByText, getByTestId } = form("not_set_up", [SLACK]);
  expect((getByLabelText("Kind") as HTMLSelectElement).value).toBe("s");
  expect((getByText("Mail (not yet)") as HTMLOptionElement).disabled).toBe(true);
  expect((getByTestId("way-save") as HTMLButtonElement).disabled).toBe(false);
});

test.each([["answers"], ["does_not"], [null]])("mail is offered if the server was found as %s", (found) => {
  const { getByTestId, queryByTestId } = form(found);
  expect(queryByTestId("way-no-mail")).toBeNull();
  expect(getByTestId("way-address")).toBeTruthy();
});
