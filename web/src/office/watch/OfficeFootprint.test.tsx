// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { OfficeFootprint, type InLog } from "./OfficeFootprint.tsx";

const saved = vi.hoisted(() => vi.fn<(name: string, rows: unknown[][]) => void>());

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../shell/csv.ts", () => ({ saveCsv: saved }));
vi.mock("../../inbox/log/FootprintForm.tsx", () => ({
  FootprintForm: ({ look }: { look: { mutate: (span: object) => void } }) => (
    <button onClick={() => look.mutate({ who: "p", from: "", to: "" })}>look</button>
  ),
}));
vi.mock("../../inbox/log/Footprint.tsx", () => ({ TouchedTable: () => null }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("a file of what an account touched says where it ends too early", async () => {
  await i18next.changeLanguage("en");
  const touched: InLog["touched"] = [{ object: "o", times: 1, first: "a", last: "b", acts: ["read"] }];
  const all: InLog[] = [
    { client: "c1", actor: "x", whole: true, touched },
    { client: "c2", actor: "y", whole: false, touched },
  ];
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(all))));
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["office", "people"], []);
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <OfficeFootprint />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(page.getByText("look"));
  fireEvent.click(await page.findByTestId("reach-csv"));
  const rows = saved.mock.calls[0]?.[1] ?? [];
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
    ["client", "object"],
    ["c1", "o"],
    ["c2", "o"],
    ["c2", "There is more: choose a shorter period."],
  ]);
});
