// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Offer, OfficeOffers, TermsPage } from "../../api/contract.ts";
import OfficeContract from "./OfficeContract.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../contract/retention/EndNote.tsx", () => ({ EndNote: () => null }));
vi.mock("../../contract/deviation/Deviations.tsx", () => ({ Deviations: () => null }));
const address = vi.hoisted(() => ({ id: "c" }));

vi.mock("@tanstack/react-router", () => ({ useParams: () => address, Link: () => null }));

afterEach(() => {
  cleanup();
  address.id = "c";
});

const TERMS = {
  terms: [
    { key: "client.name", part: "parties", kind: "words", least: 0, most: 100 },
    { key: "recording.mode", part: "recording", kind: "choice", enforced: true, options: ["never", "notice"] },
  ],
  words: {
    parts: { parties: ["当事者", "Parties"], recording: ["録音", "Recording"] },
    terms: { "client.name": ["甲の名称", "Name of the client"], "recording.mode": ["録音", "Recording"] },
    words: { notice: ["案内の後", "after the notice"] },
    own: {},
    units: {},
    columns: {},
  },
} as unknown as TermsPage;

const offer = (version: number): Offer =>
  ({
    digest: `d${String(version)}`,
    version,
    record: JSON.stringify({ effectiveFrom: null, terms: { "recording.mode": "notice" }, v: 8 }),
    before: null,
    changed: [],
    loosened: [],
    missing: [],
    signatures: [],
    scan: null,
    state: "agreed",
    stateAt: "2026-04-01T00:00:00Z",
    needsClient: true,
    reason: "",
  }) as unknown as Offer;

const KEPT = {
  version: 2,
  terms: [{ term: "recording.mode", act: "recording.began", at: "2026-04-02T03:04:00Z", entry: 41 }],
};

async function shown(language: string, next = "{}", drafts: Offer[] = [offer(2), offer(1)]) {
  await i18next.changeLanguage(language);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const offers: OfficeOffers = { next, newest: 2, graceUntil: null, offers: drafts };
  queries.setQueryData(["me"], { person: "p", may: ["MANAGE_OFFICE"] });
  queries.setQueryData(["office", "offers", "c"], offers);
  queries.setQueryData(["office", "clients"], [{ id: "c", name: "青葉設計株式会社" }]);
  queries.setQueryData(["contract", "terms"], TERMS);
  queries.setQueryData(["office", "enforcement", "c"], KEPT);
  queries.setQueryData(["office", "offers", "d"], offers);
  queries.setQueryData(["office", "enforcement", "d"], KEPT);
  const app = () => (
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <OfficeContract />
      </MantineProvider>
    </QueryClientProvider>
  );
  const page = render(app());
  const goTo = (id: string) => {
    address.id = id;
    page.rerender(app());
  };
  for (const all of page.getAllByTestId("offer-all")) fireEvent.click(all);
  return { ...page, goTo };
}

test("of the version in force the office reads when a clause was last applied, and of no other", async () => {
  const page = await shown("ja");
  const said = page.getAllByTestId("last-obeyed");
  expect(said).toHaveLength(1);
  expect(page.getByTestId("offer-2").contains(said[0] ?? null)).toBe(true);
  expect(said[0]?.textContent).toMatch(/^最後の適用：4月2日.*録音を開始（記録 42）$/);
});

test("in English, too", async () => {
  expect((await shown("en")).getByTestId("last-obeyed").textContent).toMatch(/^last applied: .*\(entry 42\)$/);
});

test.each([
  ["", "青葉設計株式会社"],
  ["青葉設計", "青葉設計"],
])("a draft whose client is called “%s” begins with “%s”", async (said, name) => {
  const next = JSON.stringify({ effectiveFrom: null, terms: { "client.name": said, "recording.mode": "never" }, v: 8 });
  const page = await shown("ja", next);
  fireEvent.click(page.getByTestId("draft-make"));
  expect(page.getByLabelText("甲の名称")).toHaveProperty("value", name);
});

test.each([
  ["then", "2099-04-01T00:00:30.000Z"],
  ["signature", null],
])("a draft that is gone on with begins at the moment that it had: %s", async (_, at) => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", (_path: string, { method, body }: RequestInit) => {
    if (method !== "POST") return new Promise(() => undefined);
    sent.push(JSON.parse(typeof body === "string" ? body : "{}"));
    return Promise.resolve(new Response("{}"));
  });
  const record = JSON.stringify({
    effectiveFrom: at,
    terms: { "client.name": "青葉設計", "recording.mode": "notice" },
    v: 8,
  });
  const draft: Offer = { ...offer(3), state: "draft", record };
  const page = await shown("ja", record, [draft, offer(2)]);
  fireEvent.click(page.getByTestId("draft-make"));
  fireEvent.submit(page.getByTestId("contract-editor"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ after: 2, draft: "d3", effectiveFrom: at });
  vi.unstubAllGlobals();
});

test("what was being written for one client is not there for the next", async () => {
  const page = await shown("ja");
  fireEvent.click(page.getByTestId("draft-make"));
  fireEvent.change(page.getByLabelText("甲の名称"), { target: { value: "青葉設計" } });
  page.goTo("d");
  expect(page.queryByTestId("contract-editor")).toBeNull();
});
