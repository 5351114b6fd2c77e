// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Contact, Roster } from "./queries.ts";
import { Week } from "./Week.tsx";
import { current, rowsOf, turnsOf } from "./weekly.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const contact = (id: string, name: string): Contact => ({
  id,
  name,
  kana: name,
  aliases: [],
  department: "",
  member: null,
  left: false,
  ended: false,
});
const CONTACTS = [contact("a", "青葉"), contact("b", "港")];

const roster = (version: number, fallback: string, stands: string | null = null): Roster => ({
  version,
  own: true,
  zone: "Asia/Tokyo",
  tiers: [
    {
      weekly: [],
      fallback,
      changes: stands ? [{ from: "2099-01-01T00:00:00Z", to: "2099-01-02T00:00:00Z", contact: stands }] : [],
    },
  ],
});

const sent: unknown[] = [];
const saved = vi.fn();

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  saved.mockClear();
  vi.stubGlobal("fetch", (_: string, { method, body }: RequestInit) => {
    if (method !== "GET") sent.push(JSON.parse(body as string));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
});
afterEach(() => {
  sent.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

const page = (of: Roster) => (
  <QueryClientProvider client={new QueryClient()}>
    <MantineProvider env="test">
      <Week line="company" roster={of} contacts={CONTACTS} saved={saved} />
    </MantineProvider>
  </QueryClientProvider>
);

const fallback = () => screen.getByTestId<HTMLSelectElement>("week-fallback-1");
const choose = (id: string) => fireEvent.change(fallback(), { target: { value: id } });

async function save() {
  fireEvent.click(screen.getByTestId("week-save"));
  await waitFor(() => expect(saved).toHaveBeenCalled());
  return sent[0] as { version: number; tiers: { fallback: string; changes: unknown[] }[] };
}

test("a change for a time that is entered meanwhile leaves what is edited, and is kept with it", async () => {
  const { rerender } = render(page(roster(1, "a")));
  choose("b");
  rerender(page(roster(2, "a", "a")));
  expect(fallback().value).toBe("b");
  const body = await save();
  expect(body.version).toBe(2);
  expect(body.tiers[0]).toMatchObject({ fallback: "b", changes: [{ contact: "a" }] });
});

test("a week that a colleague saved meanwhile is not overwritten unseen", async () => {
  const { rerender } = render(page(roster(1, "a")));
  choose("b");
  rerender(page(roster(2, "")));
  expect(fallback().value).toBe("b");
  expect((await save()).version).toBe(1);
});

test("where nothing is edited a colleague's week is shown", () => {
  const { rerender } = render(page(roster(1, "a")));
  rerender(page(roster(2, "b")));
  expect(fallback().value).toBe("b");
  expect(screen.getByTestId<HTMLButtonElement>("week-save").disabled).toBe(true);
});

const ann = "11111111-1111-7111-8111-111111111111";

test("the same time on several days is one row", () => {
  expect(
    rowsOf([
      { day: 2, from: "09:00", to: "18:00", contact: ann },
      { day: 1, from: "09:00", to: "18:00", contact: ann },
    ]),
  ).toEqual([{ days: [1, 2], from: "09:00", to: "18:00", contact: ann }]);
});

test("a time over midnight is two turns, from Sunday into Monday too", () => {
  expect(turnsOf([{ days: [7], from: "22:00", to: "06:00", contact: ann }])).toEqual([
    { day: 7, from: "22:00", to: "00:00", contact: ann },
    { day: 1, from: "00:00", to: "06:00", contact: ann },
  ]);
});

test("midnight is the end of a day", () => {
  expect(turnsOf([{ days: [3], from: "00:00", to: "00:00", contact: ann }])).toEqual([
    { day: 3, from: "00:00", to: "00:00", contact: ann },
  ]);
});

test("changes that are over are left out", () => {
  const change = (to: string) => ({ from: "2026-01-01T00:00:00Z", to, contact: ann });
  const tiers = [
    { weekly: [], fallback: null, changes: [change("2026-01-02T00:00:00Z"), change("2026-01-04T00:00:00Z")] },
  ];
  expect(current(tiers, new Date("2026-01-03T00:00:00Z"))[0]?.changes).toHaveLength(1);
});
