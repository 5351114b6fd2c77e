// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import KeySetup from "./KeySetup.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../api/held.ts", () => ({ holdsNewest: () => true }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

const KEYS = vi.hoisted(() => ({ me: { fingerprint: "a" }, company: null as object | null }));
vi.mock("../../signin/keys/keys.ts", () => ({
  useKeys: () => ({ data: KEYS, isPending: false, isSuccess: true, error: null }),
  useReadKeysAgain: () => vi.fn(),
  NoSecret: class extends Error {},
}));

afterEach(cleanup);

function page() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", role: "client-admin", demo: false, may: [], client: { name: "c" } });
  queries.setQueryData(["contract"], { versions: [] });
  queries.setQueryData(["contract", "offers"], []);
  queries.setQueryData(["confirmation"], { graceUntil: null, dueAt: null, confirmations: [] });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <KeySetup />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("what is to be signed stands at the end of the set-up", () => {
  KEYS.company = { fingerprint: "b" };
  expect(page().getByTestId("steps-left")).toBeTruthy();
});

test("before the company's key is made it is not in the way", () => {
  KEYS.company = null;
  expect(page().queryByTestId("steps-left")).toBeNull();
});
