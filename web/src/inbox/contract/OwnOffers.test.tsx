// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Offer } from "../../api/contract.ts";
import { OwnOffers } from "./OwnOffers.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const OFFER: Offer = {
  digest: "d1",
  version: 3,
  state: "withdrawn",
  madeAt: "2026-12-01T00:00:00Z",
  stateAt: "2026-12-01T00:00:00Z",
  document: "",
  record: JSON.stringify({ effectiveFrom: null, terms: {}, v: 8 }),
  before: null,
  changed: [],
  loosened: [],
  missing: [],
  grade: "nda",
  needsClient: true,
  reason: null,
  scan: null,
  signatures: [],
};

test("an offer that is known stays where a later question comes to nothing", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ code: "x", detail: "no" }, { status: 503 })));
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queries.setQueryData(["contract", "offers"], [OFFER]);
  queries.setQueryData(["contract", "terms"], { terms: [], words: { parts: {}, terms: {} } });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <OwnOffers />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const before = page.getByTestId("own-offers").textContent;
  await act(async () => {
    await queries.refetchQueries({ queryKey: ["contract", "offers"] });
    await new Promise((told) => setTimeout(told, 10));
  });
  expect(queries.getQueryState(["contract", "offers"])?.status).toBe("error");
  expect(page.getByTestId("own-offers").textContent).toBe(before);
});
