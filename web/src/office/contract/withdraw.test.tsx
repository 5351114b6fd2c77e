// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import OfficeContract from "./OfficeContract.tsx";

vi.mock("../../contract/retention/EndNote.tsx", () => ({ EndNote: () => null }));
vi.mock("../../contract/deviation/Deviations.tsx", () => ({ Deviations: () => null }));
vi.mock("../../contract/signed/OfferCard.tsx", () => ({ OfferCard: ({ children }: { children: object }) => children }));
vi.mock("../../contract/signed/SignButton.tsx", () => ({ SignButton: () => <p>sign</p> }));
vi.mock("@tanstack/react-router", () => ({ useParams: () => ({ id: "c" }), Link: () => null }));
const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const OFFERS = "/api/office/clients/c/contract/offers";
const ANSWERS: Record<string, unknown> = {
  "/api/office/clients": [{ id: "c", name: "Minato Works" }],
  "/api/office/clients/c/contract/enforcement": { version: 0, terms: [] },
};
const TERMS = { terms: [], words: { parts: {}, terms: {}, words: {}, own: {}, units: {}, columns: {} } };

let states: string[] = [];
let graceUntil: string | null = null;

beforeEach(async () => {
  vi.resetAllMocks();
  graceUntil = null;
  const offer = (state: string) => ({ digest: `d-${state}`, version: 2, record: "{}", state });
  api.get.mockImplementation((path: string) =>
    Promise.resolve(
      path === OFFERS ? { next: "{}", newest: 1, graceUntil, offers: states.map(offer) } : (ANSWERS[path] ?? TERMS),
    ),
  );
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

async function shown(...of: string[]) {
  states = of;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <OfficeContract />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await screen.findByText("Contract: drafts and signatures");
}

const there = (id: string) => screen.queryByTestId(id) !== null;

test.each([
  ["no offer", [], [true, false, false]],
  ["a draft", ["draft"], [true, true, true]],
  ["an offer that waits for the client", ["offered"], [false, false, true]],
  ["a contract that was agreed", ["agreed"], [true, false, false]],
  ["an offer that was withdrawn", ["withdrawn"], [true, false, false]],
])("with %s the office writes, signs and withdraws what it may", async (_, of, may) => {
  await shown(...of);
  expect([there("draft-make"), screen.queryByText("sign") !== null, there("offer-withdraw")]).toEqual(may);
  expect(there("no-offers")).toBe(of.length === 0);
});

test("until when the terms of before go on is said, if they do", async () => {
  await shown();
  expect(screen.queryByRole("status")).toBeNull();
  cleanup();
  graceUntil = "2027-02-28T15:00:00Z";
  await shown();
  expect(screen.getByRole("status").textContent).toContain("1 Mar 2027");
});

test("an offer is withdrawn after a question, and the offers are asked for again", async () => {
  await shown("offered");
  fireEvent.click(screen.getByTestId("offer-withdraw"));
  const sure = await screen.findByTestId("offer-withdraw-sure");
  expect(api.post).not.toHaveBeenCalled();
  states = ["withdrawn"];
  fireEvent.click(sure);
  await waitFor(() => expect(there("offer-withdraw")).toBe(false));
  expect(api.post.mock.calls).toEqual([[`${OFFERS}/d-offered/withdrawal`, {}]]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(there("draft-make")).toBe(true);
});

test("a refusal is said in the question, and not any more when it is asked anew", async () => {
  api.post.mockRejectedValue(new Problem(409, "signed", "The client signed it already."));
  await shown("offered");
  fireEvent.click(screen.getByTestId("offer-withdraw"));
  fireEvent.click(await screen.findByTestId("offer-withdraw-sure"));
  expect((await screen.findByRole("alert")).textContent).toContain("The client signed it already.");
  fireEvent.click(screen.getByText("Cancel"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  fireEvent.click(screen.getByTestId("offer-withdraw"));
  await screen.findByTestId("offer-withdraw-sure");
  expect(screen.queryByText("The client signed it already.")).toBeNull();
});
