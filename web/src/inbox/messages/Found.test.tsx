// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import type * as fetching from "../../opening/fetching.ts";
import Inbox from "./Inbox.tsx";

const api = vi.hoisted(() => ({ get: vi.fn() }));
const page = vi.hoisted(() => ({
  search: {},
  go: vi.fn(),
  searching: "none",
  results: vi.fn(),
  open: (call: string) => Promise.resolve(call === ""),
}));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => page.go,
  useRouterState: ({ select }: { select: (state: unknown) => unknown }) =>
    select({ location: { search: page.search } }),
}));
vi.mock("../../opening/fetching.ts", async (whole) => ({
  ...(await whole<typeof fetching>()),
  useNews: () => ({ lost: false, arrived: 0 }),
}));
vi.mock("../../opening/keys/keyring.ts", () => ({
  useRing: () => ({ kind: "open", company: {} }),
  useFreshRing: vi.fn(),
  onLock: vi.fn(),
}));
vi.mock("../../opening/keys/Lock.tsx", () => ({ LockState: () => null, LockScreen: () => null }));
vi.mock("../../opening/keys/Recovered.tsx", () => ({ Recovered: () => null }));
vi.mock("../../search/searching.ts", () => ({ useSearching: () => ({ search: { kind: page.searching } }) }));
vi.mock("../../search/SearchBox.tsx", () => ({ SearchBox: () => null }));
vi.mock("../../search/Results.tsx", () => ({
  Results: ({ open }: { open: typeof page.open }) => {
    page.open = open;
    return null;
  },
}));
vi.mock("../start/StepsLeft.tsx", () => ({ StepsLeft: () => null }));
vi.mock("../together/Together.tsx", () => ({ Together: () => null }));
vi.mock("./Noticed.tsx", () => ({ NoticedById: () => null }));
vi.mock("./InboxList.tsx", () => ({
  filtered: (items: object[]) => items,
  InboxList: ({ items, choose }: { items: object[]; choose: (item?: object) => void }) => (
    <button onClick={() => choose(items[0])}>first</button>
  ),
}));
vi.mock("./Opened.tsx", () => ({
  Opened: ({ item }: { item: { id: string } }) => (
    <h2 tabIndex={-1} data-read-title>
      {item.id}
    </h2>
  ),
}));

const item = (id: string) => ({ id, call: `c-${id}` });
const chosen = (id: string) => ({ to: "/inbox", search: { item: id, call: `c-${id}` } });

beforeEach(async () => {
  vi.resetAllMocks();
  Object.assign(page, { search: {}, searching: "none" });
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "p", may: [] });
  queries.setQueryData(["keys"], {});
  queries.setQueryData(["mailboxes"], { mailboxes: [] });
  queries.setQueryData(["inbox", ""], { pages: [{ items: [item("i1")], unread: 0 }], pageParams: [""] });
  const whole = () => (
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Inbox />
      </MantineProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(whole());
  page.go.mockImplementation(({ search }: { search: object }) => {
    page.search = search;
    rerender(whole());
  });
}

test("what a search found in the list is opened without asking the server", async () => {
  page.searching = "found";
  shown();
  expect(await page.open("c-i1")).toBe(true);
  expect(page.go.mock.calls).toEqual([[chosen("i1")]]);
  expect(api.get).not.toHaveBeenCalled();
});

test("what the list does not reach is asked for by its call, and opened", async () => {
  page.searching = "found";
  api.get.mockResolvedValue(item("i9"));
  shown();
  expect(await page.open("c-i9")).toBe(true);
  expect(api.get.mock.calls).toEqual([["/api/inbox/calls/c-i9"]]);
  expect(page.go.mock.calls).toEqual([[chosen("i9")]]);
  expect(screen.getByText("i9")).toBeTruthy();
});

test("what was erased meanwhile is told as such, and nothing is chosen", async () => {
  page.searching = "found";
  api.get.mockRejectedValue(new Problem(404, "not-found", ""));
  shown();
  expect(await page.open("c-i9")).toBe(false);
  expect(page.go).not.toHaveBeenCalled();
});

test("that the server could not be asked is not taken for erased", async () => {
  page.searching = "found";
  api.get.mockRejectedValue(new Problem(0, "offline", ""));
  shown();
  await expect(page.open("c-i9")).rejects.toThrow();
  expect(page.go).not.toHaveBeenCalled();
});

test("whose page was loaded with a message is not moved to it, and who chooses one is", () => {
  page.search = { item: "i1", call: "c-i1" };
  shown();
  expect(screen.getByText("i1")).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
  cleanup();
  page.search = {};
  shown();
  fireEvent.click(screen.getByText("first"));
  expect(document.activeElement?.textContent).toBe("i1");
});
