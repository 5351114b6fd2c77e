// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "../../api/types.ts";
import "../../i18n/language.ts";
import ClientScreen from "./ClientScreen.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useParams: () => ({ id: "c" }) }));
vi.mock("./PinSection.tsx", () => ({ PinSection: () => null }));
vi.mock("./ContractSection.tsx", () => ({ ContractSection: () => null }));
vi.mock("./Sounds.tsx", () => ({ Sounds: () => null }));

const FIRST = "+81312345678";
const SECOND = "+81312345679";

function client(version: string, numbers: string[]): Client {
  return {
    id: "c",
    version,
    name: "海野商店",
    kana: "うみのしょうてん",
    slug: "umino",
    ended: false,
    keyKind: "x25519",
    numbers,
    greeting: { ja: "はい。", kana: "はい。", en: "Hello." },
    greetingAudio: false,
    noticeAudio: false,
    hours: { zone: "Asia/Tokyo", weekly: [[], [], [], [], [], [], []], holidays: [] },
    form: { version: 1, fields: [] },
  };
}

const sent: { base: string; name: string; numbers: string[] }[] = [];
/// What the server has; null while it cannot be asked.
let kept: Client | null = null;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") return Promise.resolve(kept ? Response.json([kept]) : new Response("", { status: 503 }));
    const change = JSON.parse(init.body as string) as (typeof sent)[number];
    sent.push(change);
    if (change.base === kept?.version) {
      kept = { ...client("3", change.numbers), name: change.name };
      return Promise.resolve(Response.json(kept));
    }
    return Promise.resolve(
      new Response(JSON.stringify({ code: "client-changed", detail: "先に変更" }), {
        status: 409,
        headers: { "Content-Type": "application/problem+json" },
      }),
    );
  });
});
afterEach(() => {
  sent.length = 0;
  kept = null;
  cleanup();
  vi.unstubAllGlobals();
});

async function screen() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const put = (one: Client) => queries.setQueryData(["office", "clients"], [one]);
  const someoneElseAdds = async (number: string) => {
    put(client("2", [FIRST, number]));
    // The page is told a moment later.
    await act(() => new Promise((done) => setTimeout(done)));
  };
  put(client("1", [FIRST]));
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <ClientScreen />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await page.findByTestId("client-save");
  const name = () => page.getAllByRole("textbox")[0] as HTMLInputElement;
  return { ...page, name, someoneElseAdds };
}

test("what is edited is saved over the client with which it began alone", async () => {
  const page = await screen();
  fireEvent.change(page.name(), { target: { value: "海野" } });
  await page.someoneElseAdds(SECOND);
  expect(page.name().value).toBe("海野");
  fireEvent.click(page.getByTestId("client-save"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ base: "1", name: "海野", numbers: [FIRST] });
  await page.findByTestId("meanwhile-numbers");
});

test("while what the other saved cannot be had, the refusal is shown", async () => {
  const page = await screen();
  fireEvent.change(page.name(), { target: { value: "海野" } });
  fireEvent.click(page.getByTestId("client-save"));
  await page.findByText("先に変更");
  expect(page.queryByTestId("meanwhile")).toBeNull();
  expect(page.name().value).toBe("海野");
});

test("where nothing is edited the newer client is begun with", async () => {
  const page = await screen();
  await page.someoneElseAdds(SECOND);
  fireEvent.change(page.name(), { target: { value: "海野" } });
  fireEvent.click(page.getByTestId("client-save"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ base: "2", numbers: [FIRST, SECOND] });
});

/// Someone else adds a number, and perhaps another name, while this page writes a name.
async function overtaken(name: string) {
  const page = await screen();
  kept = { ...client("2", [FIRST, SECOND]), name };
  fireEvent.change(page.name(), { target: { value: "海野" } });
  fireEvent.click(page.getByTestId("client-save"));
  await page.findByTestId("meanwhile");
  expect(sent).toHaveLength(1);
  expect(page.name().value).toBe("海野");
  return page;
}

test("what someone else changed is named, and what was typed is saved upon it", async () => {
  const page = await overtaken("海野商店");
  const numbers = page.getByTestId("meanwhile-numbers");
  expect(numbers.textContent).toContain("「03-1234-5678」から「03-1234-5678、03-1234-5679」");
  expect(numbers.dataset.both).toBe("false");
  expect(page.queryByTestId("meanwhile-name")).toBeNull();
  expect(document.activeElement).toBe(page.getByTestId("meanwhile"));
  fireEvent.click(page.getByTestId("meanwhile-keep"));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ base: "2", name: "海野", numbers: [FIRST, SECOND] });
  await waitFor(() => expect(page.queryByTestId("meanwhile")).toBeNull());
});

test("a field that both changed is named with both values before it is saved over", async () => {
  const page = await overtaken("海野物産");
  const name = page.getByTestId("meanwhile-name");
  expect(name.textContent).toContain("「海野商店」から「海野物産」");
  expect(name.textContent).toContain("あなたもこの項目を変えています：「海野」");
  fireEvent.click(page.getByTestId("meanwhile-keep"));
  await waitFor(() => expect(sent[1]).toMatchObject({ base: "2", name: "海野", numbers: [FIRST, SECOND] }));
});

test("what the other saved can be taken, and the next change goes upon it", async () => {
  const page = await overtaken("海野物産");
  fireEvent.click(page.getByTestId("meanwhile-take"));
  await waitFor(() => expect(page.queryByTestId("meanwhile")).toBeNull());
  expect(page.name().value).toBe("海野物産");
  expect(sent).toHaveLength(1);
  fireEvent.change(page.name(), { target: { value: "海野物産二" } });
  fireEvent.click(page.getByTestId("client-save"));
  await waitFor(() => expect(sent[1]).toMatchObject({ base: "2", name: "海野物産二", numbers: [FIRST, SECOND] }));
});
