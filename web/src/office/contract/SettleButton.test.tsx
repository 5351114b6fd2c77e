// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { SettleButton } from "./SettleButton.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const PATH = "/api/office/clients/c/contract/deviations";

beforeEach(async () => {
  vi.resetAllMocks();
  api.post.mockResolvedValue(undefined);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function asked() {
  const queries = new QueryClient();
  queries.setQueryData(["deviations", PATH], []);
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <SettleButton path={PATH} id="d" />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByTestId("deviation-settle"));
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "The trunk was changed." } });
  return queries;
}
const sure = () => fireEvent.click(screen.getByTestId("deviation-settle-sure"));

test("what became of it is sent when it is sure, and the list is asked for again", async () => {
  const queries = asked();
  expect(api.post).not.toHaveBeenCalled();
  sure();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(api.post.mock.calls).toEqual([[`${PATH}/d/settled`, { note: "The trunk was changed." }]]);
  expect(queries.getQueryState(["deviations", PATH])?.isInvalidated).toBe(true);
});

test("a refusal is said where it was pressed, not when it is asked anew, and the note is kept", async () => {
  api.post.mockRejectedValue(new Problem(409, "settled", "It is settled already."));
  const queries = asked();
  sure();
  expect((await screen.findByRole("alert")).textContent).toContain("It is settled already.");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("The trunk was changed.");
  expect(queries.getQueryState(["deviations", PATH])?.isInvalidated).toBe(true);
  fireEvent.click(screen.getByText("Cancel"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  fireEvent.click(screen.getByTestId("deviation-settle"));
  await screen.findByRole("dialog");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("The trunk was changed.");
});
