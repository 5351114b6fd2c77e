// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { InboxItem } from "../../api/types.ts";
import "../../i18n/language.ts";
import type * as fetching from "../../opening/fetching.ts";
import Inbox from "./Inbox.tsx";
import type * as inboxList from "./InboxList.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
const address = vi.hoisted(() => ({ search: {}, go: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => address.go,
  useRouterState: ({ select }: { select: (state: unknown) => unknown }) =>
    select({ location: { search: address.search } }),
}));
vi.mock("../../opening/fetching.ts", async (whole) => ({
  ...(await whole<typeof fetching>()),
  useNews: () => ({ lost: false, arrived: 0 }),
}));
vi.mock("../../opening/keys/keyring.ts", () => ({
  useRing: () => ({ kind: "open", company: {} }),
  useFreshRing: () => undefined,
  onLock: () => undefined,
}));
vi.mock("../../opening/keys/Lock.tsx", () => ({ LockState: () => null, LockScreen: () => null }));
vi.mock("../../opening/keys/Recovered.tsx", () => ({ Recovered: () => null }));
vi.mock("../../search/searching.ts", () => ({ useSearching: () => ({ search: { kind: "none" } }) }));
vi.mock("../../search/SearchBox.tsx", () => ({ SearchBox: () => null }));
vi.mock("../../search/Results.tsx", () => ({ Results: () => null }));
vi.mock("../start/StepsLeft.tsx", () => ({ StepsLeft: () => null }));
vi.mock("../together/Together.tsx", () => ({ Together: () => null }));
const list = vi.hoisted(() => ({ real: false }));
vi.mock("./InboxList.tsx", async (whole) => {
  const real = await whole<typeof inboxList>();
  return {
    filtered: (...args: Parameters<typeof real.filtered>) => (list.real ? real.filtered(...args) : args[0]),
    InboxList: (props: Parameters<typeof real.InboxList>[0]) =>
      list.real ? <real.InboxList {...props} /> : <PlainList {...props} />,
  };
});
vi.mock("./Noticed.tsx", () => ({ NoticedById: () => null }));
vi.mock("./Opened.tsx", () => ({ Opened: () => <textarea aria-label="note" /> }));

function PlainList({ items, choose }: { items: readonly InboxItem[]; choose: (item: InboxItem) => void }) {
  return (
    <button data-testid="list" onClick={() => items[1] && choose(items[1])}>
      {items.map(({ id }) => id).join()}
    </button>
  );
}

const BOX = "b";
const DOWN = "d";

const item = (id: string) => ({ id, call: `c-${id}` });

/// The first page if there are more: fifty that are done, none of them this member's.
const FULL = Array.from({ length: 50 }, (_, i) => ({ ...item(`d${50 - i}`), state: "done", takenBy: null }));

/// What the server says of a call that is not in the list.
let ofCall: (call: string) => Promise<Response>;

/// Whether the inbox is longer than a page.
let long: boolean;

beforeEach(async () => {
  long = false;
  list.real = false;
  address.search = { item: "i1" };
  address.go.mockReset();
  ofCall = (call) => Promise.resolve(new Response(JSON.stringify(item(call.slice("c-".length)))));
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string) => {
    const { pathname, searchParams } = new URL(path, "https://x.example");
    if (pathname.startsWith("/api/inbox/calls/")) return ofCall(pathname.slice("/api/inbox/calls/".length));
    const box = searchParams.get("box");
    if (box === DOWN) return Promise.resolve(new Response("", { status: 503 }));
    if (long) {
      const items = searchParams.get("before") === "" ? FULL : [];
      return Promise.resolve(new Response(JSON.stringify({ items, unread: 0 })));
    }
    const items = box === BOX ? [item("i2")] : [item("i1"), item("i2")];
    return Promise.resolve(new Response(JSON.stringify({ items, unread: 0 })));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })) {
  queries.setQueryData(["me"], { person: "p", may: [] });
  queries.setQueryData(["keys"], {});
  queries.setQueryData(["mailboxes"], {
    mailboxes: [
      { id: BOX, name: "営業", held: true },
      { id: DOWN, name: "総務", held: true },
    ],
  });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Inbox />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

async function inbox() {
  const page = shown();
  const note = (await page.findByLabelText("note")) as HTMLTextAreaElement;
  fireEvent.change(note, { target: { value: "書きかけ" } });
  return {
    ...page,
    note,
    choose: (value: string) => fireEvent.change(page.getByTestId("box-filter"), { target: { value } }),
  };
}

test("what is open, and is being written, stays when another box is chosen", async () => {
  const page = await inbox();
  page.choose(BOX);
  expect(page.getByLabelText("note")).toBe(page.note);
  await waitFor(() => expect(page.getByTestId("list").textContent).toBe("i2"));
  expect(page.getByLabelText("note")).toBe(page.note);
  expect(page.note.value).toBe("書きかけ");
});

test("a box that cannot be loaded takes nothing else from the page", async () => {
  const page = await inbox();
  page.choose(DOWN);
  await page.findByText("もう一度試す");
  expect(page.getByLabelText("note")).toBe(page.note);
  page.choose("");
  await waitFor(() => expect(page.getByTestId("list").textContent).toBe("i1,i2"));
});

test("the address says by which call an item is found again", async () => {
  const page = await inbox();
  fireEvent.click(page.getByTestId("list"));
  expect(address.go).toHaveBeenCalledWith({ to: "/inbox", search: { item: "i2", call: "c-i2" } });
});

const MISSING = "この伝言は見つかりません";

test("an older item is there after the page was loaded anew", async () => {
  address.search = { item: "i9", call: "c-i9" };
  let answer: (it: Response) => void = () => undefined;
  ofCall = () => new Promise((resolve) => (answer = resolve));
  const page = shown();
  await page.findByTestId("list");
  expect(page.queryByText(MISSING), "the server has not answered yet").toBeNull();
  expect(page.getByLabelText("読み込んでいます")).toBeTruthy();
  answer(new Response(JSON.stringify(item("i9"))));
  await page.findByLabelText("note");
});

test("only a server that has no such item lets it be said to be gone", async () => {
  address.search = { item: "i9", call: "c-i9" };
  ofCall = () => Promise.resolve(new Response("", { status: 503 }));
  const page = shown();
  const again = await page.findByText("もう一度試す");
  expect(page.queryByText(MISSING)).toBeNull();
  ofCall = () => Promise.resolve(new Response("", { status: 404 }));
  fireEvent.click(again);
  await page.findByText(MISSING);
});

test("of an item that the server was not asked for nothing is said but that it is not listed", async () => {
  address.search = { item: "i9" };
  const page = shown();
  await page.findByText("この伝言は、いま表示している一覧にありません");
  expect(page.queryByText(MISSING)).toBeNull();
});

test("a call that lies in another box, too, is not taken for the item", async () => {
  address.search = { item: "i9", call: "c-i8" };
  const page = shown();
  await page.findByText("この伝言は、いま表示している一覧にありません");
  expect(page.queryByLabelText("note")).toBeNull();
});

test.each([
  ["未対応", "ここまでに読み込んだ中に、未対応の伝言はありません", "未対応の伝言はありません"],
  ["自分の担当", "ここまでに読み込んだ中に、あなたが担当する伝言はありません", "あなたが担当する伝言はありません"],
])("while older ones were not loaded, %s is not said to be empty", async (filter, soFar, none) => {
  address.search = {};
  [list.real, long] = [true, true];
  const page = shown();
  fireEvent.click(await page.findByLabelText(filter));
  await page.findByText(soFar);
  expect(page.queryByText(none)).toBeNull();
  fireEvent.click(page.getByText("前の伝言を表示"));
  await page.findByText(none);
  expect(page.queryByText(soFar)).toBeNull();
});

test("a box that is not held any more is left for all boxes", async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const page = shown(queries);
  const choice = () => page.getByTestId("box-filter") as HTMLSelectElement;
  const holds = (...mailboxes: { id: string; name: string; held: boolean }[]) =>
    act(async () => {
      queries.setQueryData(["mailboxes"], { mailboxes });
      await Promise.resolve();
    });
  const other = { id: DOWN, name: "総務", held: true };
  await page.findByTestId("list");
  fireEvent.change(choice(), { target: { value: BOX } });
  await waitFor(() => expect(page.getByTestId("list").textContent).toBe("i2"));
  await holds({ id: BOX, name: "営業", held: false }, other);
  await waitFor(() => expect(page.getByTestId("list").textContent).toBe("i1,i2"));
  expect(choice().value).toBe("");
  // Without a department's box there is no filter, and so nothing is chosen in it.
  fireEvent.change(choice(), { target: { value: "general" } });
  await holds();
  await waitFor(() => expect(page.queryByTestId("box-filter")).toBeNull());
  await holds(other);
  await waitFor(() => expect(choice().value).toBe(""));
});
