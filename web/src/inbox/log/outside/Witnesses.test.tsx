// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../../i18n/language.ts";
import { Mediums } from "./Mediums.tsx";
import { Witnesses } from "./Witnesses.tsx";

const download = vi.hoisted(() => vi.fn());
vi.mock("../../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../../shell/save.ts", () => ({ download }));

const SEEN = {
  name: "w.example",
  size: 7,
  at: new Date().toISOString() as string | null,
  trouble: null as string | null,
};
const OLD = new Date(Date.now() - 25 * 3_600_000).toISOString();

beforeEach(async () => {
  download.mockReset();
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(page: ReactNode, key: string, known: object) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["log", key], known);
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">{page}</MantineProvider>
    </QueryClientProvider>,
  );
}

const witnesses = (list: object[], contract = 0, hours = 24) =>
  shown(<Witnesses />, "witnesses", { contract, hours, witnesses: list });
const alerts = () => screen.queryAllByRole("alert").map(({ textContent }) => textContent);

test("how old a confirmation may be is said by the contract, or is the usual where none is in force", () => {
  witnesses([SEEN], 0);
  expect(screen.getByTestId("witness-hours").textContent).toContain("No contract is in force");
  cleanup();
  witnesses([SEEN], 3, 48);
  expect(screen.getByTestId("witness-hours").textContent).toBe(
    "Contract (version 3): no confirmation may be older than 48 hours",
  );
  expect(alerts()).toEqual([]);
});

test("without a witness that is said, and as a fault only where the contract asks for one", () => {
  witnesses([]);
  expect(screen.getByText(/There is no witness yet/)).toBeTruthy();
  expect(alerts()).toEqual([]);
  cleanup();
  witnesses([], 1);
  expect(alerts()[0]).toContain("this is not as agreed");
});

test.each([
  ["old by what was agreed", { at: OLD }, 24, "older than 24 hours"],
  ["not old by what was agreed", { at: OLD }, 48, null],
  ["that never confirmed", { at: null }, 24, "older than 24 hours"],
  ["that knows another history", { trouble: "REWRITTEN", at: OLD }, 24, "It may have been rewritten"],
])("of a witness %s one thing is said", (_, more, hours, words) => {
  witnesses([{ ...SEEN, ...more }], 1, hours);
  expect(alerts()).toHaveLength(words === null ? 0 : 1);
  if (words !== null) expect(alerts()[0]).toContain(words);
});

test("what was confirmed is saved, and where nothing was there is nothing to save", () => {
  witnesses([SEEN]);
  fireEvent.click(screen.getByText("Save the confirmed state"));
  expect(download.mock.calls).toEqual([["/api/log/witnesses/checkpoint?name=w.example", "checkpoint-7.txt"]]);
  cleanup();
  witnesses([{ ...SEEN, at: null }]);
  expect(screen.queryByText("Save the confirmed state")).toBeNull();
});

test("an administrator takes a month's copy, and others see that it is there", () => {
  const year = Array.from({ length: 12 }, (_, n) => ({ month: `2026-${String(12 - n).padStart(2, "0")}`, bytes: 1 }));
  const months = [...year, { month: "2025-12", bytes: 1 }];
  shown(<Mediums admin />, "mediums", months);
  expect(screen.getAllByRole("button")).toHaveLength(12);
  fireEvent.click(screen.getByText("2026-12"));
  expect(download.mock.calls).toEqual([["/api/log/mediums/2026-12", "denwaban-log-2026-12.age"]]);
  cleanup();
  shown(<Mediums admin={false} />, "mediums", months);
  expect(screen.getByText("2026-12")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  cleanup();
  shown(<Mediums admin />, "mediums", []);
  expect(screen.queryByTestId("mediums")).toBeNull();
});
