// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { lock, type Holding } from "../../opening/keys/keyring.ts";
import { forgetOpened } from "./pack/opened.ts";
import type * as packing from "./pack/pack.ts";
import { PackSection } from "./PackSection.tsx";
import type { Whole } from "./queries.ts";

const seen = vi.hoisted(() => ({ openFor: vi.fn(), coverOf: vi.fn(), save: vi.fn(), states: vi.fn() }));
vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../shell/save.ts", () => ({ save: seen.save }));
vi.mock("../../opening/stating.ts", () => ({ states: seen.states }));
vi.mock("../inventory/queries.ts", () => ({ useInventory: () => ({ data: { items: [] } }) }));
vi.mock("./pack/cover.ts", () => ({ coverOf: seen.coverOf }));
vi.mock("./pack/pack.ts", async (whole) => ({
  ...(await whole<typeof packing>()),
  openFor: seen.openFor,
  Pack: class {
    add = () => undefined;
    enclosed = () => [];
    close = () => Promise.resolve(new Blob());
  },
}));

const AT = "2026-11-24T06:03:12.000Z";

afterEach(() => {
  cleanup();
  forgetOpened();
  vi.resetAllMocks();
});

function shown(objects: string[], hidden: number, kind = "disclose", id = "r") {
  const of = {
    request: { id, n: 3, kind, receivedAt: AT },
    links: objects.map((object) => ({ object, call: "c", mailbox: null, kind: "message" })),
    hidden,
  } as unknown as Whole;
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may: [] });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <PackSection of={of} company={{} as Holding} name="田中 美咲" />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

async function make(objects: string[], hidden: number, kind = "disclose", leave = 0) {
  const page = shown(objects, hidden, kind);
  for (const box of page.getAllByRole("checkbox").slice(0, leave)) fireEvent.click(box);
  fireEvent.click(page.getByTestId("pack-make"));
  await waitFor(() => expect(seen.save).toHaveBeenCalledOnce());
}

test("the statement counts apart what others hold, what was erased and what failed; only what is in it was saved", async () => {
  seen.openFor.mockImplementation((_, { object }: { object: string }) => {
    if (object === "erased") throw new Problem(404, "not-found", "");
    if (object === "over") throw new Problem(410, "gone", "");
    if (object === "failed") throw new Problem(503, "down", "");
    return Promise.resolve({ kind: "message", at: AT, about: "", file: new Blob() });
  });
  await make(["erased", "in", "failed", "over"], 5);
  expect(seen.coverOf).toHaveBeenCalledWith(expect.objectContaining({ hidden: 5, erased: 2, failed: 1 }));
  expect(seen.states.mock.calls).toEqual([["in", "saved"]]);
});

test("a ground is of article 33 in a disclosure alone", async () => {
  seen.openFor.mockImplementation(() => Promise.resolve({ kind: "message", at: AT, about: "", file: new Blob() }));
  const why = () => (seen.coverOf.mock.lastCall as [{ kind: string; ground: string }])[0];
  await make(["left", "in"], 0, "disclose", 1);
  expect(why().ground).toContain("第33条第2項第1号");
  cleanup();
  seen.save.mockReset();
  await make(["left", "in"], 0, "stop", 1);
  expect(why()).toMatchObject({ kind: "stop", ground: expect.not.stringContaining("33") as unknown });
});

/// Opens so many, and then no more in this hour.
function allows(count: number) {
  seen.openFor.mockReset();
  seen.openFor.mockImplementation(() => {
    if (seen.openFor.mock.calls.length > count) throw new Problem(429, "too-many", "");
    return Promise.resolve({ kind: "message", at: AT, about: "", file: new Blob() });
  });
}

const opened = () => (seen.openFor.mock.calls as [unknown, { object: string }][]).map(([, { object }]) => object);
const ALL = ["a", "b", "c", "d"];

/// One try, in a page that was left and entered again.
async function tried(count: number, id = "r") {
  cleanup();
  allows(count);
  const page = shown(ALL, 0, "disclose", id);
  fireEvent.click(page.getByTestId("pack-make"));
  await waitFor(() => expect(page.getByTestId("pack").dataset["state"]).toMatch(/stopped|over/));
}

test("after too many in an hour it goes on where it stopped, and what is saved is forgotten", async () => {
  await tried(2);
  expect(opened()).toEqual(["a", "b", "c"]);
  expect(seen.save).not.toHaveBeenCalled();
  await tried(1);
  expect(opened()).toEqual(["c", "d"]);
  await tried(4);
  expect(opened()).toEqual(["d"]);
  await waitFor(() => expect(seen.save).toHaveBeenCalledOnce());
  expect(seen.states.mock.calls).toEqual(ALL.map((object) => [object, "saved"]));
  await tried(0);
  expect(opened()).toEqual(["a"]);
});

test("what was opened goes with the keys, and is of one request", async () => {
  await tried(2);
  await tried(0, "other");
  expect(opened()).toEqual(["a"]);
  await tried(2);
  expect(opened()).toEqual(["a", "b", "c"]);
  lock();
  await tried(0);
  expect(opened()).toEqual(["a"]);
});
