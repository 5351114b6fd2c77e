// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test } from "vitest";
import "../../i18n/language.ts";
import type { DayOfItems } from "../../api/assurance.ts";
import { History } from "./History.tsx";

const DAYS: DayOfItems[] = [
  { day: "2026-11-27", over: true, items: [{ item: "cloud", worst: "not-met", end: "met", minutes: 35 }] },
  { day: "2026-11-28", over: false, items: [{ item: "cloud", worst: "met", end: "met", minutes: 0 }] },
];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(cleanup);

const page = (days: DayOfItems[]) =>
  render(
    <MantineProvider>
      <History days={days} />
    </MantineProvider>,
  );

test("the chart is a picture with a name, and each day is drawn as its worst moment", () => {
  const { getByRole, getByTestId } = page(DAYS);
  expect(getByRole("img").textContent).toContain("90 日");
  expect(
    [...getByTestId("history-chart").querySelectorAll("[data-worst]")].map((it) => it.getAttribute("data-worst")),
  ).toEqual(["not-met", "met"]);
  expect(getByTestId("history-chart").textContent).toContain("赤い日 1 日、あわせて 35 分");
});

test("a day is read out by the slider", () => {
  const { getByTestId } = page(DAYS);
  expect(getByTestId("history-said").textContent).toContain("2026年11月28日（途中）");
  fireEvent.change(getByTestId("history-day"), { target: { value: "88" } });
  expect(getByTestId("history-said").textContent).toContain(
    "クラウドセキュリティ: 不適合（赤 35 分、日の終わりは適合）",
  );
  expect(getByTestId("history-said").textContent).toContain("認証取得: 記録なし");
});

test("the table has the same numbers, the newest day first", () => {
  const { getByTestId, getAllByRole } = page(DAYS);
  fireEvent.click(getByTestId("history-toggle"));
  const rows = getAllByRole("row").map((row) => row.textContent);
  expect(rows).toHaveLength(91);
  expect(rows[1]).toContain("2026年11月28日（途中）");
  expect(rows[2]).toContain("不適合赤 35 分、日の終わりは適合");
});

test("without a day there is nothing to draw, and it says so", () => {
  const { queryByRole, getByTestId } = page([]);
  expect(queryByRole("img")).toBeNull();
  expect(getByTestId("history").textContent).toContain("まだ 1 日分の記録もありません");
});
