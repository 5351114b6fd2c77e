// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { InboxItem } from "../../api/types.ts";
import "../../i18n/language.ts";
import type * as fetching from "../../opening/fetching.ts";
import Inbox from "./Inbox.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  useRouterState: ({ select }: { select: (state: unknown) => unknown }) =>
    select({ location: { search: { item: "i1" } } }),
}));
vi.mock("../../opening/fetching.ts", async (whole) => ({
  ...(await whole<typeof fetching>()),
  useNews: () => ({ lost: false, arrived: 0 }),
}));
vi.mock("../../opening/keys/keyring.ts", () => ({
  useRing: () => ({ kind: "open", company: {} }),
  useFreshRing: () => undefined,
}));
vi.mock("../../opening/keys/Lock.tsx", () => ({ LockState: () => null, LockScreen: () => null }));
vi.mock("../../opening/keys/Recovered.tsx", () => ({ Recovered: () => null }));
vi.mock("../../search/searching.ts", () => ({ useSearching: () => ({ search: { kind: "none" } }) }));
vi.mock("../../search/SearchBox.tsx", () => ({ SearchBox: () => null }));
vi.mock("../../search/Results.tsx", () => ({ Results: () => null }));
vi.mock("../start/StepsLeft.tsx", () => ({ StepsLeft: () => null }));
vi.mock("../together/Together.tsx", () => ({ Together: () => null }));
vi.mock("./InboxList.tsx", () => ({
  filtered: (items: unknown) => items,
  InboxList: ({ items }: { items: InboxItem[] }) => <p data-testid="list">{items.map(({ id }) => id).join()}</p>,
}));
vi.mock("./Noticed.tsx", () => ({ NoticedById: () => null }));
vi.mock("./Opened.tsx", () => ({ Opened: () => <textarea aria-label="note" /> }));

const BOX = "b";
const DOWN = "d";

const item = (id: string) => ({ id, call: `c-${id}` });

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string) => {
    const { pathname, searchParams } = new URL(path, "https://x.example");
    if (pathname.startsWith("/api/inbox/calls/")) return Promise.resolve(new Response(JSON.stringify(item("i1"))));
    const box = searchParams.get("box");
    if (box === DOWN) return Promise.resolve(new Response("", { status: 503 }));
    const items = box === BOX ? [item("i2")] : [item("i1"), item("i2")];
    return Promise.resolve(new Response(JSON.stringify({ items, unread: 0 })));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function inbox() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "p", may: [] });
  queries.setQueryData(["keys"], {});
  queries.setQueryData(["mailboxes"], {
    mailboxes: [
      { id: BOX, name: "営業", held: true },
      { id: DOWN, name: "総務", held: true },
    ],
  });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Inbox />
      </MantineProvider>
    </QueryClientProvider>,
  );
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
