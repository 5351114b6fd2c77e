// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Notices } from "./Notices.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(cleanup);

/// The newest first, as the server gives them.
function shown(states: string[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const rows = states.map((state, n) => ({
    client: `c${String(n)}`,
    company: `会社 ${String(n)}`,
    delivery: { id: `d${String(n)}`, state, begunAt: "2026-12-01T00:00:00Z", tries: [] },
  }));
  queries.setQueryDefaults(["desk-deliveries"], { staleTime: Infinity });
  queries.setQueryData(["desk-deliveries"], rows);
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Notices />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return screen.getAllByTestId("desk-notice").map(({ textContent }) => textContent);
}

test("whom to telephone stands first, however many messages came after it", () => {
  const rows = shown([...Array<string>(10).fill("done"), "unanswered"]);
  expect(rows).toHaveLength(8);
  expect(rows[0]).toContain("会社 10");
  expect(rows[0]).toContain("お電話で");
  expect(screen.getByTestId("desk-notices").textContent).toContain("ほかに 3 件");
});

test("none that is unanswered is left out, and nothing is said where all are shown", () => {
  expect(shown(Array<string>(9).fill("unanswered"))).toHaveLength(9);
  expect(screen.getByTestId("desk-notices").textContent).not.toContain("ほかに");
});
