// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Contact, Roster } from "./queries.ts";
import { Week } from "./Week.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const contact = (id: string, name: string): Contact => ({
  id,
  name,
  kana: name,
  aliases: [],
  department: "",
  member: null,
  left: false,
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
