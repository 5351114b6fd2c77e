// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, within } from "@testing-library/react";
import i18next from "i18next";
import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import Roles, { type Sheet } from "./Roles.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const SERVER = `${import.meta.dirname}/../../../../service/src/main/java/denwaban/access/Permission.java`;

/// As the server's table has them, in its order.
const ALL = [...readFileSync(SERVER, "utf8").matchAll(/^ {2}([A-Z_]+)(?=[(,;])/gm)].map((found) => found[1] ?? "");

afterEach(cleanup);

test.each(["ja", "en"])("each permission of the server has a row, in its order: %s", async (lang) => {
  await i18next.changeLanguage(lang);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const sheet: Sheet = { roles: [{ role: "admin", staff: true, twoPeople: true, may: [] }], rules: [], days: 30 };
  queries.setQueryData(["office", "roles"], sheet);
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Roles />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const rows = within(page.getByTestId("roles")).getAllByRole("rowheader");
  expect(rows.map(({ textContent }) => textContent)).toEqual(
    ALL.filter((one) => one !== "ANYONE").map((one) => i18next.t(`may.${one}`, { ns: "office.registry" })),
  );
});
