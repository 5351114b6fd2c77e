// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Keys, MemberKey } from "../../api/types.ts";
import { BoxCard } from "./BoxCard.tsx";
import type * as boxWork from "./boxWork.ts";
import type { Mailbox } from "./mailboxes.ts";

const ring = vi.hoisted(() => ({ now: {} }));
const work = vi.hoisted(() => ({ setHolders: vi.fn(), startReheader: vi.fn() }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: () => ring.now, ringNow: () => ring.now }));
vi.mock("../reheader/reheader.ts", () => ({ startReheader: work.startReheader }));
vi.mock("./boxWork.ts", async (original) => ({
  ...(await original<typeof boxWork>()),
  setHolders: work.setHolders,
}));

const BOX: Mailbox = {
  id: "b",
  name: "Orders",
  closed: false,
  held: true,
  epoch: 1,
  fingerprint: "f-box",
  holders: [{ person: "x", to: "f-x" }],
  numbers: [],
};
const member = (person: string) =>
  ({ person, name: `Name ${person}`, granted: true, ended: false, fingerprint: `f-${person}` }) as MemberKey;
const MEMBERS = [member("me"), member("x"), member("y")];
const TRUSTED = ["f-me", "f-x", "f-y"];
const done = vi.fn();

const open = (box: string[] | null, recovered = false) => ({
  kind: "open",
  member: {},
  company: {
    line: { recovered, current: { trusted: TRUSTED } },
    boxes: box ? [{ id: "b", line: { current: { trusted: box } } }] : [],
  },
});

beforeEach(async () => {
  vi.resetAllMocks();
  ring.now = open(["f-x"]);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(box: Partial<Mailbox> = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "me", may: [] });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <BoxCard box={{ ...BOX, ...box }} keys={{} as Keys} members={MEMBERS} unread={0} done={done} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const press = (id: string) => fireEvent.click(page.getByTestId(id));
  const chooses = () => !(page.getByTestId("box-who") as HTMLButtonElement).disabled;
  return { page, press, chooses };
}

test("members are chosen by who holds the box's proven key, with their own keys open and the company's trusted", () => {
  const said = (now: object, box: Partial<Mailbox> = {}) => {
    ring.now = now;
    const { page, chooses } = shown(box);
    const it = [chooses(), page.queryByRole("alert")?.textContent.includes("cannot prove") ?? false];
    cleanup();
    return it;
  };
  expect(said(open(["f-x"]))).toEqual([true, false]);
  expect(said(open(null))).toEqual([false, true]);
  expect(said(open(null), { held: false })).toEqual([false, false]);
  expect(said(open(["f-x"], true))).toEqual([false, false]);
  expect(said({ kind: "locked", idle: false })).toEqual([false, false]);
});

test("a new key for the box goes to who was chosen and who chooses, and what it holds moves to that key", async () => {
  work.setHolders.mockResolvedValue(true);
  const { press } = shown();
  press("box-who");
  press("holds-x");
  press("holds-y");
  press("box-who-do");
  await waitFor(() => expect(done).toHaveBeenCalledWith("The members of “Orders” are set"));
  const [, box, trusted, holders] = work.setHolders.mock.lastCall as [Keys, string, unknown, MemberKey[]];
  expect([box, trusted, holders.map(({ person }) => person)]).toEqual(["b", ["f-x"], ["me", "y"]]);
  expect(work.startReheader).toHaveBeenCalledOnce();
});

test("where members were only added nothing has to move", async () => {
  work.setHolders.mockResolvedValue(false);
  const { press } = shown();
  press("box-who");
  press("box-who-do");
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(work.startReheader).not.toHaveBeenCalled();
});
