// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../api/api.ts";
import "../../../i18n/language.ts";
import { Accounts } from "../Accounts.tsx";
import type { Account } from "../queries.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), put: vi.fn(), delete: vi.fn() }));
vi.mock("../../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const SLACK = { id: "s", kind: "slack", label: "General affairs", hint: "Slack", trouble: null, checkedAt: null };

beforeEach(async () => {
  vi.resetAllMocks();
  api.get.mockReturnValue(new Promise(() => undefined));
  await i18next.changeLanguage("en");
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Accounts accounts={[SLACK as unknown as Account]} answerSeconds={10} />
      </MantineProvider>
    </QueryClientProvider>,
  );
});
afterEach(cleanup);

const dialog = () => within(screen.getByRole("dialog"));
const type = (label: RegExp, value: string) => fireEvent.change(dialog().getByLabelText(label), { target: { value } });
const save = () => fireEvent.submit(dialog().getByText("Save").closest("form") as Element);
const sent = () => api.put.mock.calls as [string, object][];

function fill() {
  fireEvent.click(screen.getByTestId("account-new"));
  type(/Your name for it/, "Sales");
  type(/Incoming webhook URL/, "https://hooks.slack.example/x");
}

test("what could not be sent is said and stays, and when pressed again it is the same account", async () => {
  api.put.mockRejectedValueOnce(new Problem(0, "offline", "The server cannot be reached."));
  fill();
  save();
  expect((await dialog().findByRole("alert")).textContent).toContain("cannot be reached");
  save();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const [first, second] = sent();
  expect(first?.[0]).toMatch(/^\/api\/reach\/accounts\/[0-9a-f-]{36}$/);
  expect(first?.[1]).toEqual({ kind: "slack", label: "Sales", secret: "https://hooks.slack.example/x" });
  expect(second).toEqual(first);
});

test("of another kind it is another account: the server takes no other kind for one", async () => {
  api.put.mockRejectedValueOnce(new Problem(0, "offline", "The server cannot be reached."));
  fill();
  save();
  await dialog().findByRole("alert");
  type(/Kind/, "teams");
  save();
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]?.[0]).not.toBe(sent()[0]?.[0]);
  expect(sent()[1]?.[1]).toMatchObject({ kind: "teams" });
});

test("an account is removed only after a question; a refusal is said in it, and not of the next", async () => {
  api.delete.mockRejectedValueOnce(new Problem(503, "away", "Try again."));
  const ask = () => fireEvent.click(screen.getByRole("button", { name: "Remove General affairs" }));
  ask();
  expect(screen.getByRole("dialog").textContent).toContain("All ways that use it end with it.");
  expect(api.delete).not.toHaveBeenCalled();
  fireEvent.click(dialog().getByText("Remove"));
  expect((await dialog().findByRole("alert")).textContent).toContain("Try again.");
  fireEvent.click(dialog().getByText("Cancel"));
  ask();
  expect(dialog().queryByRole("alert")).toBeNull();
  fireEvent.click(dialog().getByText("Remove"));
  await waitFor(() => expect(api.delete.mock.calls).toEqual(Array(2).fill(["/api/reach/accounts/s"])));
});
