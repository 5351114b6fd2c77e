// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BrokenWay } from "../../delivery/deliveries.ts";
import "../../i18n/language.ts";
import { Broken } from "./Broken.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(cleanup);

const CLIENT = { client: "a", company: "青葉歯科", since: "2026-12-01T00:00:00Z" };

function shown(...broken: BrokenWay[]) {
  const queries = new QueryClient();
  queries.setQueryDefaults(["office-deliveries"], { staleTime: Infinity });
  queries.setQueryData(["office-deliveries", "broken"], broken);
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Broken />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("someone on call whose account is blocked is said, without a name, beside ways that do not work", () => {
  shown(
    { ...CLIENT, kind: "mail", hint: "…@example.com", trouble: "bounced" },
    { ...CLIENT, kind: "person", hint: "", trouble: "access-ended" },
  );
  const rows = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(rows[0]).toContain("メール …@example.com");
  expect(rows[1]).toContain("青葉歯科：当番の方のアカウントが停止中");
});

test("while all works there is nothing", () => {
  shown();
  expect(screen.queryByTestId("broken-ways")).toBeNull();
});
