// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import type * as searching from "../../search/searching.ts";
import { Finding } from "./Finding.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
const seen = vi.hoisted(() => ({ search: {}, further: vi.fn(() => Promise.resolve()) }));
vi.mock("../../search/searching.ts", async (whole) => ({
  ...(await whole<typeof searching>()),
  useSearching: () => ({ search: seen.search, further: seen.further, go: vi.fn(), end: vi.fn() }),
}));

afterEach(cleanup);

function shown(rest: object[]) {
  const items = [{ id: "i1", call: "c1", arrivedAt: "2026-11-24T06:00:00Z", message: null }];
  const numbers = { items, rest, total: 900, indexed: 700 };
  seen.search = { kind: "found", found: { typed: "0312345678", numbers, trouble: null, hits: [], looked: 4 } };
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <Finding id="r" links={[]} company={{} as Holding} first="0312345678" />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("a request reaches the older calls of a number, and it is said how far was searched", () => {
  const page = shown([{ tokens: ["t"], before: "o50" }]);
  expect(page.getByTestId("request-found").textContent).toMatch(/ここまでに|so far/);
  expect(page.getByTestId("search-scope").textContent).toMatch(/700.*900|900.*700/);
  fireEvent.click(page.getByTestId("search-more"));
  expect(seen.further).toHaveBeenCalledTimes(1);
});

test("when all is there, no more is offered", () => {
  const page = shown([]);
  expect(page.queryByTestId("search-more")).toBeNull();
  expect(page.getByTestId("request-found").textContent).not.toMatch(/ここまでに|so far/);
});
