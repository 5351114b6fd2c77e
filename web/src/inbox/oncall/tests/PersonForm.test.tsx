// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../api/api.ts";
import "../../../i18n/language.ts";
import { PersonForm } from "../PersonForm.tsx";
import type { Contact } from "../queries.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), put: vi.fn() }));
vi.mock("../../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const BEN = { id: "ben", name: "Ben", kana: "ベン", department: "HR", aliases: ["Benny"], member: "p2", left: false };
const ANN = { ...BEN, id: "ann", name: "Ann", member: "p1" };
const member = (person: string, more: object = {}) => ({
  person,
  name: person,
  role: "client-member",
  access: {},
  ...more,
});
const done = vi.fn();

beforeEach(async () => {
  vi.resetAllMocks();
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(one: object | null = null, contacts: object[] = [], members: object[] = []) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "me", name: "I myself" });
  queries.setQueryData(["members"], members);
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <PersonForm one={one as Contact | null} contacts={contacts as Contact[]} done={done} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const others = () => screen.getByLabelText<HTMLTextAreaElement>("Other names (separated by commas or lines)");
const offered = () =>
  Array.from(screen.getByTestId<HTMLSelectElement>("contact-member").options).map(({ value }) => value);
const save = () => fireEvent.submit(screen.getByTestId("contact-save").closest("form") as Element);
const sent = () => api.put.mock.calls as [string, Record<string, unknown>][];

test("someone new is sent with an id made here, other names apart and without empty ones", async () => {
  shown();
  type("contact-name", "Cal");
  type("contact-kana", "カル");
  fireEvent.change(others(), { target: { value: "Carl, C、\n 課長 ,," } });
  save();
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  const [path, body] = sent()[0] as [string, object];
  expect(path).toMatch(/^\/api\/contacts\/[0-9a-f-]{36}$/);
  expect(body).toEqual({ name: "Cal", kana: "カル", department: "", aliases: ["Carl", "C", "課長"], member: null });
});

test("who is there already is changed and keeps what was not touched", async () => {
  shown(BEN, [BEN], [member("p2")]);
  type("contact-name", "Benjamin");
  save();
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  const { kana, department, aliases, member: linked } = BEN;
  expect(sent()).toEqual([["/api/contacts/ben", { name: "Benjamin", kana, department, aliases, member: linked }]]);
});

test("what could not be sent is said and stays, and when pressed again it is the same person", async () => {
  api.put.mockRejectedValueOnce(new Problem(0, "offline", "The server cannot be reached."));
  shown();
  type("contact-name", "Cal");
  type("contact-kana", "カル");
  save();
  expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
  expect(done).not.toHaveBeenCalled();
  expect(screen.getByTestId<HTMLInputElement>("contact-name").value).toBe("Cal");
  save();
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(sent()[1]).toEqual(sent()[0]);
});

test("an account is offered once: not that of another person in the list", () => {
  shown(null, [ANN], [member("p1"), member("p2")]);
  expect(offered()).toEqual(["", "me", "p2"]);
});

test("the account of who was removed from the list is free again, and one's own stays chosen", () => {
  shown(BEN, [BEN, { ...ANN, left: true }], [member("p1"), member("p2")]);
  expect(offered()).toEqual(["", "me", "p1", "p2"]);
  expect(screen.getByTestId<HTMLSelectElement>("contact-member").value).toBe("p2");
});

test("auditors are not told of anything, and whose access ended is offered only where they are linked", () => {
  const ended = member("p2", { access: null });
  shown(null, [], [member("p3", { role: "client-auditor" }), ended]);
  expect(offered()).toEqual(["", "me"]);
  cleanup();
  shown(BEN, [BEN], [ended]);
  expect(offered()).toEqual(["", "me", "p2"]);
});

test("who asks is offered once, also where the list has them", () => {
  shown(null, [], [member("me")]);
  expect(offered()).toEqual(["", "me"]);
  cleanup();
  shown(null, [{ ...ANN, member: "me" }], [member("me")]);
  expect(offered()).toEqual([""]);
});
