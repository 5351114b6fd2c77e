// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { StepsLeft } from "./StepsLeft.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

const ADMIN = { person: "p", role: "client-admin", demo: false, client: { id: "c" } };
const NEW = {
  versions: [] as { standing: string; signed: string }[],
  offers: [] as { state: string; needsClient: boolean }[],
  confirmation: { graceUntil: null as string | null, dueAt: null as string | null, confirmations: [] as object[] },
};
const SIGNED = { standing: "in-force", signed: "both" };
const OFFERED = { state: "offered", needsClient: true };
const CONFIRMED = {
  graceUntil: null,
  dueAt: "2999-01-01T00:00:00Z",
  confirmations: [{ at: "2026-11-30T00:00:00Z", entrusts: true }],
};

beforeEach(async () => {
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/// Whatever the page does not know already, the server cannot answer.
function page(known: Partial<typeof NEW>, me: object = ADMIN) {
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.resolve(new Response("{}", { status: 503 }))),
  );
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], me);
  if (known.versions) queries.setQueryData(["contract"], { newest: 0, versions: known.versions, answering: null });
  if (known.offers) queries.setQueryData(["contract", "offers"], known.offers);
  if (known.confirmation) queries.setQueryData(["confirmation"], known.confirmation);
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <StepsLeft />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test.each([
  [
    "ja",
    "あと2つ：契約に署名する／点検表に署名する。それまで、貴社あての電話は受けられません。",
    "電話代行会社の案を待っています",
  ],
  [
    "en",
    "Two steps left: sign the contract; sign the checklist. Until then no call to your company is answered.",
    "Not offered yet by the answering service",
  ],
])("in %s it says what is to be signed, and what follows until then", async (lang, words, waits) => {
  await i18next.changeLanguage(lang);
  const { getByText, getByTestId } = page(NEW);
  getByText(words);
  const [contract, checklist] = [getByTestId("left-contract"), getByTestId("left-checklist")];
  expect(contract.textContent).toContain(waits);
  expect(checklist.dataset["state"]).toBe("sign");
  expect(contract.querySelector("a")?.getAttribute("href")).toBe("/inbox/contract");
  expect(checklist.querySelector("a")?.getAttribute("href")).toBe("/inbox/checklist");
});

test("a contract that is offered is to be signed", () => {
  expect(page({ ...NEW, offers: [OFFERED] }).getByTestId("left-contract").dataset["state"]).toBe("sign");
});

test("an offer that was declined is no offer", () => {
  const declined = page({ ...NEW, offers: [{ ...OFFERED, state: "declined" }] });
  expect(declined.getByTestId("left-contract").dataset["state"]).toBe("waiting");
});

test("what is signed is done, and the other is left", () => {
  const contract = page({ ...NEW, versions: [SIGNED] });
  contract.getByText("One step left: sign the checklist. Until then no call to your company is answered.");
  expect(contract.getByTestId("left-contract").dataset["state"]).toBe("done");
  cleanup();
  const checklist = page({ ...NEW, confirmation: CONFIRMED });
  checklist.getByText("One step left: sign the contract. Until then no call to your company is answered.");
  expect(checklist.getByTestId("left-checklist").dataset["state"]).toBe("done");
});

test("once all is signed this browser asks no more", () => {
  page({ ...NEW, versions: [SIGNED], confirmation: CONFIRMED });
  cleanup();
  expect(page(NEW).queryByTestId("steps-left")).toBeNull();
  cleanup();
  page(NEW, { ...ADMIN, client: { id: "another" } }).getByTestId("steps-left");
});

test("a checklist that was signed against the service is to be signed again", () => {
  const declined = { ...CONFIRMED, confirmations: [{ at: "2026-11-30T00:00:00Z", entrusts: false }] };
  expect(
    page({ ...NEW, versions: [SIGNED], confirmation: declined }).getByTestId("left-checklist").dataset["state"],
  ).toBe("sign");
});

test.each([
  ["where both are signed", { ...NEW, versions: [SIGNED], confirmation: CONFIRMED }, ADMIN],
  ["for another member", NEW, { ...ADMIN, role: "client-member" }],
  ["in the demo, whose calls are answered without", NEW, { ...ADMIN, demo: true }],
  ["where the contract is older than signatures", { ...NEW, versions: [{ ...SIGNED, signed: "nobody" }] }, ADMIN],
  [
    "for a client that has time to sign the checklist",
    { ...NEW, confirmation: { ...NEW.confirmation, graceUntil: "2999-01-01T00:00:00Z" } },
    ADMIN,
  ],
  ["where the contract cannot be had", { offers: [], confirmation: NEW.confirmation }, ADMIN],
  ["where the offers cannot be had", { versions: [], confirmation: NEW.confirmation }, ADMIN],
  ["where the checklist cannot be had", { versions: [], offers: [] }, ADMIN],
])("it is not there %s", async (_, known, me) => {
  const { queryByTestId } = page(known, me);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(queryByTestId("steps-left")).toBeNull();
});
