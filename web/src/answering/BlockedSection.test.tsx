// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../api/api.ts";
import "../i18n/language.ts";
import { BlockedSection } from "./BlockedSection.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), delete: vi.fn() }));
vi.mock("../api/api.ts", async (real) => ({ ...(await real<object>()), api }));

const SALES = { id: "b1", label: "営業の電話", addedAt: "2026-11-24T00:00:00Z", calls: 0, lastAt: null };

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  api.get.mockResolvedValue([SALES]);
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

async function section() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <BlockedSection />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return screen.findByTestId("blocked");
}

test("a number is taken again only after a second press, as it is kept nowhere", async () => {
  await section();
  fireEvent.click(screen.getByRole("button", { name: "外す：営業の電話" }));
  expect((await screen.findByRole("dialog")).textContent).toContain("番号は保存していない");
  expect(api.delete).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId("blocked-removed"));
  await waitFor(() => expect(api.delete).toHaveBeenCalledWith("/api/answering/blocked/b1"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a refusal stands in the dialog, and is gone when it is opened again", async () => {
  await section();
  api.delete.mockRejectedValueOnce(new Problem(404, "not-found", "見つかりません。"));
  const open = () => fireEvent.click(screen.getByRole("button", { name: "外す：営業の電話" }));
  open();
  fireEvent.click(await screen.findByTestId("blocked-removed"));
  expect((await screen.findByRole("alert")).textContent).toBe("見つかりません。");
  fireEvent.click(screen.getByRole("button", { name: "やめる" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  open();
  await screen.findByRole("dialog");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a number and a name are sent together, and the fields are empty after it", async () => {
  await section();
  const number = screen.getByTestId<HTMLInputElement>("blocked-number");
  const label = screen.getByTestId<HTMLInputElement>("blocked-label");
  const add = screen.getByTestId<HTMLButtonElement>("blocked-add");
  fireEvent.change(number, { target: { value: "03-1234-5678" } });
  expect(add.disabled).toBe(true);
  fireEvent.change(label, { target: { value: "勧誘" } });
  expect(add.disabled).toBe(false);
  api.post.mockRejectedValueOnce(new Problem(422, "number", "電話番号ではありません。"));
  fireEvent.click(add);
  expect((await screen.findByRole("alert")).textContent).toBe("電話番号ではありません。");
  expect(number.value).toBe("03-1234-5678");
  fireEvent.click(add);
  await waitFor(() => expect(number.value).toBe(""));
  expect(label.value).toBe("");
  expect(api.post).toHaveBeenLastCalledWith("/api/answering/blocked", { number: "03-1234-5678", label: "勧誘" });
});

test("how often such a caller was refused stands beside the name", async () => {
  api.get.mockResolvedValue([SALES, { ...SALES, id: "b2", label: "勧誘", calls: 3, lastAt: "2026-11-25T01:00:00Z" }]);
  const list = await section();
  expect(list.textContent).toMatch(/営業の電話まだかかってきていません.*勧誘3 件お断りしました（最後は 11月25日/);
});
