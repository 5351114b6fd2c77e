// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { NewOffer, Offer, OfferState, OfficeOffers, TermsPage } from "../../api/contract.ts";
import OfficeContract from "./OfficeContract.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../contract/retention/EndNote.tsx", () => ({ EndNote: () => null }));
vi.mock("../../contract/deviation/Deviations.tsx", () => ({ Deviations: () => null }));
vi.mock("@tanstack/react-router", () => ({ useParams: () => ({ id: "c" }), Link: () => null }));

const TERMS = {
  terms: [
    { key: "client.name", part: "parties", kind: "words", least: 0, most: 100 },
    { key: "provider.name", part: "parties", kind: "words", least: 0, most: 100 },
    { key: "recording.mode", part: "recording", kind: "choice", enforced: true, options: ["never", "notice"] },
  ],
  words: {
    parts: { parties: ["当事者", "Parties"], recording: ["録音", "Recording"] },
    terms: {
      "client.name": ["甲の名称", "Name of the client"],
      "provider.name": ["乙の名称", "Name of the provider"],
      "recording.mode": ["録音の方法", "Recording"],
    },
    words: { never: ["しない", "never"], notice: ["案内の後", "after the notice"] },
    own: {},
    units: {},
    columns: {},
  },
} as unknown as TermsPage;

const BEFORE = { "client.name": "青葉", "provider.name": "電話番", "recording.mode": "never" };

function offer(version: number, state: OfferState, terms: object, effectiveFrom: string | null = null): Offer {
  return {
    digest: `d${String(version)}-${state}`,
    version,
    record: JSON.stringify({ effectiveFrom, terms, v: 8 }),
    before: null,
    changed: [],
    loosened: [],
    missing: [],
    signatures: [],
    scan: null,
    state,
    stateAt: "2026-04-01T00:00:00Z",
    needsClient: true,
    reason: "",
  } as unknown as Offer;
}

const offers = (newest: number, terms: object, list: Offer[]): OfficeOffers => ({
  next: JSON.stringify({ effectiveFrom: null, terms, v: 8 }),
  newest,
  graceUntil: null,
  offers: list,
});

const sent: NewOffer[] = [];
let kept: OfficeOffers;

/// As the server does: only what was begun on what stands there now is kept.
function answer(body: NewOffer): Response {
  sent.push(body);
  const draft = kept.offers.find((one) => one.state === "draft")?.digest ?? null;
  const stands = body.after === kept.newest && body.draft === draft;
  return stands
    ? Response.json({})
    : Response.json({ code: "contract-changed", detail: "先に新しい版" }, { status: 409 });
}

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    if (method === "POST") return Promise.resolve(answer(JSON.parse(body as string) as NewOffer));
    return path.endsWith("/offers") ? Promise.resolve(Response.json(kept)) : new Promise(() => undefined);
  });
});
afterEach(() => {
  sent.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

/// The provider's name is typed, and saved after someone else made `meanwhile` of it all.
async function overtaken(meanwhile: OfficeOffers, begun = offers(1, BEFORE, [])) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "p", may: ["MANAGE_OFFICE"] });
  queries.setQueryData(["office", "offers", "c"], begun);
  queries.setQueryData(["office", "clients"], [{ id: "c", name: "青葉設計株式会社" }]);
  queries.setQueryData(["contract", "terms"], TERMS);
  queries.setQueryData(["office", "enforcement", "c"], { version: 0, terms: [] });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <OfficeContract />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(page.getByTestId("draft-make"));
  const name = page.getByLabelText("乙の名称") as HTMLInputElement;
  fireEvent.change(name, { target: { value: "電話番サービス" } });
  kept = meanwhile;
  fireEvent.submit(page.getByTestId("contract-editor"));
  await page.findByTestId("meanwhile");
  expect(sent).toHaveLength(1);
  expect(name.value).toBe("電話番サービス");
  return { ...page, name };
}

const DRAFTED = { ...BEFORE, "recording.mode": "notice" };

test("of a draft that came first the terms are named, and what was typed is saved upon it", async () => {
  const at = "2099-04-01T00:00:30.000Z";
  const page = await overtaken(offers(1, BEFORE, [offer(2, "draft", DRAFTED, at)]));
  const said = page.getByTestId("meanwhile-recording.mode");
  expect(said.textContent).toBe("録音の方法「しない」から「案内の後」に変わりました");
  expect(page.getByTestId("meanwhile-effectiveFrom").textContent).toContain("2099年4月1日");
  expect(page.queryByTestId("meanwhile-provider.name")).toBeNull();
  fireEvent.click(page.getByTestId("meanwhile-keep"));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual({
    after: 1,
    draft: "d2-draft",
    effectiveFrom: at,
    terms: { ...DRAFTED, "provider.name": "電話番サービス" },
  });
  await waitFor(() => expect(page.queryByTestId("contract-editor")).toBeNull());
});

test("a term that both changed is named with all its values before it is saved over", async () => {
  const page = await overtaken(offers(2, { ...DRAFTED, "provider.name": "別の名" }, []));
  expect(page.getByTestId("meanwhile").textContent).toContain("第 2 版が署名されました");
  const said = page.getByTestId("meanwhile-provider.name");
  expect(said.dataset.both).toBe("true");
  expect(said.textContent).toContain("「電話番」から「別の名」に変わりました");
  expect(said.textContent).toContain("「電話番サービス」");
  fireEvent.click(page.getByTestId("meanwhile-keep"));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ after: 2, draft: null, terms: { ...DRAFTED, "provider.name": "電話番サービス" } });
});

test("what came first can be taken", async () => {
  const page = await overtaken(offers(1, BEFORE, [offer(2, "draft", { ...BEFORE, "provider.name": "別の名" })]));
  fireEvent.click(page.getByTestId("meanwhile-take"));
  await waitFor(() => expect(page.queryByTestId("meanwhile")).toBeNull());
  expect(page.name.value).toBe("別の名");
  expect(sent).toHaveLength(1);
  fireEvent.submit(page.getByTestId("contract-editor"));
  await waitFor(() => expect(sent[1]).toMatchObject({ after: 1, draft: "d2-draft" }));
});

test("who is overtaken twice is told twice", async () => {
  const page = await overtaken(offers(1, BEFORE, [offer(2, "draft", DRAFTED)]));
  kept = offers(2, { ...DRAFTED, "client.name": "青葉設計" }, []);
  fireEvent.click(page.getByTestId("meanwhile-keep"));
  const said = await page.findByTestId("meanwhile-client.name");
  expect(said.textContent).toContain("「青葉」から「青葉設計」");
  expect(page.queryByTestId("meanwhile-recording.mode")).toBeNull();
  fireEvent.click(page.getByTestId("meanwhile-keep"));
  await waitFor(() => expect(sent[2]).toMatchObject({ after: 2, draft: null }));
  expect(sent[2]?.terms).toEqual({ ...DRAFTED, "client.name": "青葉設計", "provider.name": "電話番サービス" });
});

test("a draft that was signed meanwhile is said to wait for the client", async () => {
  const begun = offers(1, BEFORE, [offer(2, "draft", DRAFTED)]);
  const page = await overtaken(offers(1, BEFORE, [offer(2, "offered", DRAFTED)]), begun);
  expect(page.getByTestId("meanwhile").textContent).toContain("委託元の署名を待っています");
  expect(page.queryByTestId("meanwhile-recording.mode")).toBeNull();
});
