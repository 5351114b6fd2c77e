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
import { SealTrouble } from "../../seal/index.ts";
import { Opened } from "./Opened.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
const opening = vi.hoisted(() => ({ openMessage: vi.fn(), openSlip: vi.fn() }));
const stating = vi.hoisted(() => ({ states: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../opening/opening.ts", () => opening);
vi.mock("../../opening/stating.ts", () => stating);
vi.mock("../../opening/MessageText.tsx", () => ({ MessageText: () => <p>the message</p> }));
vi.mock("../../opening/Recording.tsx", () => ({ Recording: () => <p>the recording</p> }));
vi.mock("../handling/Handling.tsx", () => ({ Handling: () => null }));
vi.mock("../notes/Notes.tsx", () => ({ Notes: () => null }));
vi.mock("../review/ForReview.tsx", () => ({ ForReview: () => null }));
vi.mock("./AgeDownload.tsx", () => ({ AgeDownload: () => null }));
vi.mock("./Noticed.tsx", () => ({ Noticed: () => null }));
vi.mock("./Slip.tsx", async (original) => ({ ...(await original<object>()), Slip: () => null, RangFrom: () => null }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children, ...more }: { to: string; children: string }) => (
    <a href={to} data-testid={(more as Record<string, string>)["data-testid"]}>
      {children}
    </a>
  ),
}));

const COMPANY = {} as Holding;
const FIELDS = [{ key: "callerName", value: "Yamamoto" }];
const MESSAGE = { version: 1, message: { fields: FIELDS, operator: "Mio" } };
const BOTH = { message: { object: "m", version: 1, earlier: [] }, slip: { object: "s" } };
const ITEM = testItem();

beforeEach(async () => {
  vi.resetAllMocks();
  opening.openMessage.mockResolvedValue(MESSAGE);
  opening.openSlip.mockResolvedValue({ slip: {} });
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(item: Partial<InboxItem> = {}, may: string[] = ["MANAGE_KEYS"]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "p", may });
  queries.setQueryData(["mailboxes"], { mailboxes: [] });
  const page = (now: Partial<InboxItem>) => (
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Opened item={testItem(now)} company={COMPANY} />
      </MantineProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(page(item));
  return (now: Partial<InboxItem>) => rerender(page(now));
}

const heading = () => screen.getByRole("heading", { level: 2 }).textContent;
const prints = () => window.dispatchEvent(new Event("beforeprint"));

test("the message is opened first and then the slip: two entries in that order", async () => {
  let come: (opened: object) => void = () => undefined;
  opening.openMessage.mockReturnValue(new Promise((resolve) => (come = resolve)));
  shown(BOTH);
  await waitFor(() => expect(opening.openMessage.mock.calls).toEqual([[COMPANY, ITEM.call, "m", "newest"]]));
  expect(heading()).toBe("Sealed message");
  expect(opening.openSlip).not.toHaveBeenCalled();
  come(MESSAGE);
  await waitFor(() => expect(opening.openSlip.mock.calls).toEqual([[COMPANY, ITEM.call, "s"]]));
  expect(heading()).toBe("Yamamoto");
});

test("a call without a message has its slip opened at once", async () => {
  shown({ slip: { object: "s" } });
  await waitFor(() => expect(opening.openSlip).toHaveBeenCalledOnce());
  expect(opening.openMessage).not.toHaveBeenCalled();
  expect(heading()).toBe("No message");
});

test("a message that does not prove itself is not shown, and its slip is not opened", async () => {
  opening.openMessage.mockRejectedValue(new SealTrouble("not-trusted"));
  shown(BOTH);
  await screen.findByRole("alert");
  expect(screen.queryByText("the message")).toBeNull();
  expect(heading()).toBe("Sealed message");
  expect(opening.openSlip).not.toHaveBeenCalled();
});

test("printing is an entry of what is open, and of nothing before", async () => {
  shown(BOTH);
  prints();
  expect(stating.states).not.toHaveBeenCalled();
  await waitFor(() => expect(opening.openSlip).toHaveBeenCalledOnce());
  await screen.findByText("the message");
  await waitFor(() => {
    stating.states.mockClear();
    prints();
    expect(stating.states.mock.calls).toEqual([
      ["m", "printed"],
      ["s", "printed"],
    ]);
  });
  cleanup();
  stating.states.mockClear();
  prints();
  expect(stating.states).not.toHaveBeenCalled();
});

test("it is marked as done, which can be undone at once; done before, it says by whom", async () => {
  const becomes = shown();
  fireEvent.click(screen.getByTestId("inbox-done"));
  await waitFor(() => expect(api.post.mock.calls).toEqual([[`/api/inbox/${ITEM.id}/done`]]));
  becomes({ state: "done", doneBy: "Mio" });
  await waitFor(() => expect(screen.getByTestId("inbox-done-said").textContent).toBe("✓ Marked as done"));
  fireEvent.click(screen.getByText("Undo"));
  await waitFor(() => expect(api.post).toHaveBeenLastCalledWith(`/api/inbox/${ITEM.id}/reopen`));
  cleanup();
  shown({ state: "done", doneBy: "Mio" });
  expect(screen.getByTestId("inbox-done-said").textContent).toBe("✓ Done by Mio");
  expect(screen.getByTestId("inbox-reopen").textContent).toBe("Mark as to do");
});

test("that it could not be marked is said, and it stays to do", async () => {
  api.post.mockRejectedValue(new Problem(0, "offline", "The server cannot be reached."));
  shown();
  fireEvent.click(screen.getByTestId("inbox-done"));
  expect((await screen.findByRole("alert")).textContent).toBe("The server cannot be reached.");
  expect(screen.getByTestId("inbox-done")).toBeTruthy();
});

test("only who manages keys is led to a legal hold", () => {
  shown();
  expect(screen.getByTestId("inbox-to-hold").getAttribute("href")).toBe("/inbox/retention");
  cleanup();
  shown({}, ["READ_OWN"]);
  expect(screen.queryByTestId("inbox-to-hold")).toBeNull();
  expect(screen.getByTestId("inbox-to-request").getAttribute("href")).toBe("/inbox/requests");
});
