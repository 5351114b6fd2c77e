// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import { testItem } from "../../api/testItem.ts";
import type { InboxItem } from "../../api/types.ts";
import "../../i18n/language.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { Drafts } from "./Drafts.tsx";

const opening = vi.hoisted(() => ({ openDraft: vi.fn() }));
vi.mock("../../opening/opening.ts", () => opening);
vi.mock("../../opening/MessageText.tsx", () => ({
  MessageText: ({ opened }: { opened: { said: string } }) => <p>{opened.said}</p>,
}));

const COMPANY = {} as Holding;
const CALL = testItem().call;
const two = [{ object: "d1" }, { object: "d2" }] as InboxItem["drafts"];
const opened = (object: string) => ({ said: `words of ${object}`, message: { operator: "Mio" } });

beforeEach(async () => {
  vi.resetAllMocks();
  opening.openDraft.mockImplementation((_, __, object: string) => Promise.resolve(opened(object)));
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(item: Partial<InboxItem>) {
  const queries = new QueryClient();
  const again = vi.spyOn(queries, "invalidateQueries");
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Drafts item={testItem(item)} company={COMPANY} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return again;
}

const press = (n: number) => fireEvent.click(screen.getAllByTestId("draft-open")[n] as HTMLElement);

test("a call without drafts shows nothing of them", () => {
  shown({});
  expect(screen.queryByTestId("drafts")).toBeNull();
});

test("a draft is opened only when asked for, each by itself, as opening it is an entry", async () => {
  shown({ drafts: two });
  expect(opening.openDraft).not.toHaveBeenCalled();
  press(1);
  expect(screen.getByRole("status").textContent).toContain("Opening");
  expect(await screen.findByText("words of d2")).toBeTruthy();
  expect(screen.getByText(/Mio/)).toBeTruthy();
  expect(screen.queryByRole("status")).toBeNull();
  expect(screen.queryByText("words of d1")).toBeNull();
  expect(opening.openDraft.mock.calls).toEqual([[COMPANY, CALL, "d2"]]);
});

test("what was opened can be put away, and is not opened anew", async () => {
  shown({ drafts: two });
  press(0);
  await screen.findByText("words of d1");
  press(0);
  expect(screen.queryByText("words of d1")).toBeNull();
  press(0);
  expect(screen.getByText("words of d1")).toBeTruthy();
  expect(opening.openDraft).toHaveBeenCalledOnce();
});

test.each([
  ["new", 1],
  ["opened", 0],
])("of a call that is %s the list is read again %s times", async (state, times) => {
  const again = shown({ state: state as InboxItem["state"], drafts: two });
  press(0);
  await screen.findByText("words of d1");
  expect(again).toHaveBeenCalledTimes(times);
});

test("one that does not open says why as long as it is wanted, and is tried again when it is wanted anew", async () => {
  opening.openDraft.mockRejectedValueOnce(new Problem(0, "offline", ""));
  shown({ drafts: two });
  press(0);
  await screen.findByTestId("refused-offline");
  press(0);
  expect(screen.queryByRole("alert")).toBeNull();
  press(0);
  await waitFor(() => expect(screen.getByText("words of d1")).toBeTruthy());
  expect(screen.queryByRole("alert")).toBeNull();
});
