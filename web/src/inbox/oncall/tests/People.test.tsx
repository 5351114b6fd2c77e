// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../api/api.ts";
import "../../../i18n/language.ts";
import { People } from "../People.tsx";
import type { Contact, Reach } from "../queries.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), put: vi.fn(), delete: vi.fn() }));
vi.mock("../../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const ANN = { id: "ann", name: "Ann", kana: "アン", department: "HR", aliases: ["Annie"], member: "me", left: false };
const BEN = { ...ANN, id: "ben", name: "Ben", department: "", aliases: [], member: "p2" };
const CAL = { ...BEN, id: "cal", name: "Cal", member: null };
const way = (id: string, contact = "ann") => ({
  id,
  contact,
  kind: "mail",
  hint: `${id}@aoba.example`,
  account: null,
});
const REACH = { ways: [way("w1"), way("w2"), way("w3")], accounts: [], mail: null };
const OFFLINE = new Problem(0, "offline", "The server cannot be reached.");

beforeEach(async () => {
  vi.resetAllMocks();
  api.get.mockResolvedValue([]);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(contacts: object[] = [ANN, BEN, CAL], sets = true, reach: object = REACH) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "me", name: "Ann" });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <People contacts={contacts as Contact[]} reach={reach as Reach} sets={sets} me="me" toAccounts={vi.fn()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const card = (n: number) => screen.getAllByTestId("contact")[n] as HTMLElement;
const dialog = () => within(screen.getByRole("dialog"));
const button = (name: string) => screen.getByRole("button", { name });
const removing = () => screen.queryByRole("dialog", { name: "Remove Ben from the list" });

test("one's own card says so, and nobody else's, with an account or without", () => {
  shown();
  expect([0, 1, 2].map((n) => card(n).textContent.includes("（you）"))).toEqual([true, false, false]);
  expect(card(1).textContent).toContain("has an account");
  expect(card(2).textContent).toContain("no account: can be told, and cannot acknowledge");
});

test("that a person is not told, or has no way, is said on their card", () => {
  shown([ANN, { ...BEN, ended: true }]);
  expect(within(card(1)).getByTestId("contact-ended").textContent).toBe("Not told: the account is blocked");
  expect(card(1).textContent).toContain("No way to reach this person");
  expect(within(card(0)).queryByTestId("contact-ended")).toBeNull();
  expect(within(card(0)).getAllByTestId("way")).toHaveLength(3);
});

test("with nobody in the list, those who were removed are still there to be put back", async () => {
  shown([{ ...BEN, left: true }]);
  expect(screen.getByTestId("contacts-none").textContent).toContain("the office telephones you");
  fireEvent.click(button("Put back Ben"));
  await waitFor(() => expect(api.post.mock.calls).toEqual([["/api/contacts/ben/back"]]));
});

test("who may not set anything sees people and ways, and nothing to press", () => {
  shown([ANN, { ...BEN, left: true }], false);
  expect(card(0).textContent).toContain("w1@aoba.example");
  expect(screen.getByText("Ben")).toBeTruthy();
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("a person is removed only after a question, and a refusal is said in it", async () => {
  api.delete.mockRejectedValueOnce(new Problem(409, "on-call", "Ben is on call now."));
  shown();
  fireEvent.click(button("Remove Ben from the list"));
  expect(removing()?.textContent).toContain("Ben is told of nothing any more");
  expect(api.delete).not.toHaveBeenCalled();
  fireEvent.click(dialog().getByText("Remove"));
  expect((await dialog().findByRole("alert")).textContent).toContain("Ben is on call now.");
  expect(screen.getAllByText("Ben is on call now.")).toHaveLength(1);
  fireEvent.click(dialog().getByText("Remove"));
  await waitFor(() => expect(removing()).toBeNull());
  expect(api.delete.mock.calls).toEqual(Array(2).fill(["/api/contacts/ben"]));
});

test("a way is moved up by sending the whole order; the first has nowhere to go", async () => {
  shown();
  const ups = within(card(0)).getAllByText("↑");
  expect(ups).toHaveLength(2);
  fireEvent.click(ups[1] as HTMLElement);
  const order = ["/api/reach/contacts/ann/order", { ways: ["w1", "w3", "w2"] }];
  await waitFor(() => expect(api.put.mock.calls).toEqual([order]));
});

test("an order that could not be sent is said on the card", async () => {
  api.put.mockRejectedValue(OFFLINE);
  shown();
  fireEvent.click(within(card(0)).getAllByText("↑")[0] as HTMLElement);
  expect((await within(card(0)).findByRole("alert")).textContent).toContain("cannot be reached");
});

test.each([
  ["answers", [way("w1")], "Mail server: reached"],
  ["does_not", [way("w1")], "No one can be told by mail now"],
  ["does_not", [], null],
])("how the mail server was found (%s) is said where someone is told by mail", (found, ways, words) => {
  shown([ANN], true, { ...REACH, ways, mail: { found, at: "2026-11-30T00:00:00Z" } });
  const said = screen.queryByTestId("mail-server")?.textContent ?? null;
  if (words === null) expect(said).toBeNull();
  else expect(said).toContain(words);
});

test("who is edited is named in the title, and someone new is not", () => {
  shown();
  fireEvent.click(button("Edit Ben"));
  expect(screen.getByRole("dialog").textContent).toContain("Edit Ben");
  expect(screen.getByTestId<HTMLInputElement>("contact-name").value).toBe("Ben");
  fireEvent.keyDown(screen.getByTestId("contact-name"), { key: "Escape" });
  fireEvent.click(screen.getByTestId("contact-new"));
  expect(screen.getByRole("dialog").textContent).toContain("Add a person");
  expect(screen.getByTestId<HTMLInputElement>("contact-name").value).toBe("");
});
