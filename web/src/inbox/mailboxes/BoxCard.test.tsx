// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { Keys, MemberKey } from "../../api/types.ts";
import "../../i18n/language.ts";
import { SealTrouble } from "../../seal/index.ts";
import { BoxCard } from "./BoxCard.tsx";
import type { Mailbox } from "./mailboxes.ts";

const seen = vi.hoisted(() => ({ ring: vi.fn(), setHolders: vi.fn(), reheader: vi.fn() }));
const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), put: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: seen.ring }));
vi.mock("../reheader/reheader.ts", () => ({ startReheader: seen.reheader }));
vi.mock("./boxWork.ts", () => ({ setHolders: seen.setHolders, trustedOf: () => ["f-me", "f-ann"] }));

const member = (person: string, more: object = {}) =>
  ({ person, name: `Name ${person}`, granted: true, ended: false, ...more }) as MemberKey;
const MEMBERS = [member("me"), member("ann"), member("ben"), member("new", { granted: false })];
const BOX = {
  id: "b1",
  name: "HR",
  closed: false,
  held: true,
  numbers: [],
  holders: [{ person: "me" }, { person: "ann" }],
};
const KEYS = {} as Keys;
const done = vi.fn();

/// @param trusted who holds the box's newest key, of whom "f-me" and "f-ann" hold the company's
const open = (trusted = ["f-me", "f-ann"], id = "b1", recovered = false) => ({
  kind: "open",
  company: {
    line: { recovered, current: { trusted: ["f-me", "f-ann"] } },
    boxes: [{ id, line: { current: { trusted } } }],
  },
});

beforeEach(async () => {
  vi.resetAllMocks();
  seen.ring.mockReturnValue(open());
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(box: Partial<Record<keyof typeof BOX, unknown>> = {}, unread = 0) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "me" });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <BoxCard box={{ ...BOX, ...box } as Mailbox} keys={KEYS} members={MEMBERS} unread={unread} done={done} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const press = (id: string) => fireEvent.click(screen.getByTestId(id));
const button = (id: string) => screen.queryByTestId<HTMLButtonElement>(id);
const sent = () => [...api.post.mock.calls, ...api.put.mock.calls] as unknown[];

test("who opens it and what nobody opened yet is said", () => {
  shown({}, 1);
  expect(screen.getByText("Opened by: Name me, Name ann")).toBeTruthy();
  expect(screen.getByTestId("box-unread").textContent).toBe("1 unread");
  cleanup();
  shown({}, 0);
  expect(screen.getByTestId("box-unread").textContent).toBe("Nothing unread");
});

test.each([
  ["the keys are locked", { kind: "locked" }, {}],
  ["the company's key was recovered and not compared", open([], "b1", true), {}],
  ["the box is not held", open([], "other"), { held: false }],
])("where %s, members cannot be chosen", (_, ring, box) => {
  seen.ring.mockReturnValue(ring);
  shown(box);
  expect(button("box-who")?.disabled).toBe(true);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a box that should be held, and whose key does not prove itself, is told apart from one that is not held", () => {
  seen.ring.mockReturnValue(open([], "other"));
  shown();
  expect(screen.getByRole("alert").textContent).toContain("cannot prove this mailbox's key");
  cleanup();
  shown({ held: false });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByText("You cannot open this mailbox")).toBeTruthy();
});

test("that someone without the company key still holds the box is said", () => {
  seen.ring.mockReturnValue(open(["f-me", "f-gone"]));
  shown();
  expect(screen.getByTestId("box-stale")).toBeTruthy();
  cleanup();
  seen.ring.mockReturnValue(open());
  shown();
  expect(screen.queryByTestId("box-stale")).toBeNull();
});

test("a closed box is neither renamed nor closed, and its members can still be chosen", () => {
  shown({ closed: true });
  expect([button("box-rename"), button("box-close")]).toEqual([null, null]);
  expect(button("box-who")?.disabled).toBe(false);
});

test("closing asks first, and leaves what it was if given up", async () => {
  shown();
  press("box-close");
  expect(screen.getByRole("dialog").textContent).toContain("This cannot be undone.");
  fireEvent.click(screen.getByText("Cancel"));
  expect(sent()).toEqual([]);
  press("box-close");
  press("box-close-do");
  await waitFor(() => expect(done).toHaveBeenCalledWith("Closed"));
  expect(sent()).toEqual([["/api/mailboxes/b1/close"]]);
  expect(button("box-close-do")).toBeNull();
});

test("the new name is sent without the space around it; a refusal is said, and what was typed stays", async () => {
  api.put.mockRejectedValueOnce(new Problem(409, "name-taken", "There is one of this name."));
  shown();
  press("box-rename");
  fireEvent.change(screen.getByTestId("box-rename-name"), { target: { value: " Orders " } });
  press("box-rename-do");
  expect((await screen.findByRole("alert")).textContent).toContain("There is one of this name.");
  expect(screen.getByTestId<HTMLInputElement>("box-rename-name").value).toBe(" Orders ");
  expect(done).not.toHaveBeenCalled();
  press("box-rename-do");
  await waitFor(() => expect(done).toHaveBeenCalledWith("Renamed"));
  expect(sent()).toEqual(Array(2).fill(["/api/mailboxes/b1", { name: "Orders" }]));
});

test.each([
  [true, 1],
  [false, 0],
])(
  "those chosen are set from who held it at the beginning; with a new key (%s) what is kept moves to it",
  async (anew, times) => {
    seen.setHolders.mockResolvedValue(anew);
    shown();
    press("box-who");
    expect(button("holds-me")?.disabled).toBe(true);
    expect(button("holds-new")).toBeNull();
    press("holds-ann");
    press("holds-ben");
    press("box-who-do");
    await waitFor(() => expect(done).toHaveBeenCalledWith("The members of “HR” are set"));
    expect(seen.setHolders.mock.calls).toEqual([[KEYS, "b1", ["f-me", "f-ann"], [MEMBERS[0], MEMBERS[2]]]]);
    expect(seen.reheader).toHaveBeenCalledTimes(times);
  },
);

test("keys that cannot be proven are said, and the choice stays", async () => {
  seen.setHolders.mockRejectedValue(new SealTrouble("not-trusted"));
  shown();
  press("box-who");
  press("holds-ben");
  press("box-who-do");
  expect((await screen.findByRole("alert")).textContent).toContain("so nothing was changed");
  expect(screen.getByTestId<HTMLInputElement>("holds-ben").checked).toBe(true);
  expect(seen.reheader).not.toHaveBeenCalled();
  expect(done).not.toHaveBeenCalled();
});
