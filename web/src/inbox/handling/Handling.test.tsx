// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { InboxItem } from "../../api/types.ts";
import { testItem } from "../../api/testItem.ts";
import { Handling } from "./Handling.tsx";
import { HandlingMarks } from "./HandlingMarks.tsx";

const api = vi.hoisted(() => ({ post: vi.fn(), put: vi.fn(), delete: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../api/queries.ts", () => ({ useMe: () => ({ data: { person: "me" } }) }));

const ITEM = testItem();
const AT = `/api/inbox/${ITEM.id}`;
const SAYAKA = { person: "sayaka", name: "浜 さやか" };

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  for (const verb of Object.values(api)) verb.mockResolvedValue(undefined);
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function shown(item: InboxItem) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Handling item={item} />
        <HandlingMarks item={item} now={Date.now()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("an item that nobody has is taken", async () => {
  const page = shown(ITEM);
  expect(page.getByTestId("holder").textContent).toContain("担当はまだ決まっていません");
  expect(page.queryByTestId("item-holder")).toBeNull();
  fireEvent.click(page.getByTestId("take"));
  await waitFor(() => expect(api.post).toHaveBeenCalledWith(`${AT}/take`, { from: null }));
});

test("one's own is given back, and is not taken again", async () => {
  const page = shown({ ...ITEM, takenBy: { person: "me", name: "港 健太" } });
  expect(page.getByTestId("holder").textContent).toBe("あなたが担当しています");
  expect(page.queryByTestId("take")).toBeNull();
  fireEvent.click(page.getByTestId("give-back"));
  await waitFor(() => expect(api.post).toHaveBeenCalledWith(`${AT}/give-back`));
});

test("a colleague's is taken over by name, and only after a question", async () => {
  const page = shown({ ...ITEM, takenBy: SAYAKA });
  expect(page.getByTestId("item-holder").textContent).toBe("担当：浜 さやか");
  const button = page.getByTestId("take-over");
  expect(button.textContent).toBe("浜 さやかさんから引き継ぐ");
  fireEvent.click(button);
  const sure = await page.findByTestId("take-over-sure");
  expect(api.post).not.toHaveBeenCalled();
  fireEvent.click(sure);
  await waitFor(() => expect(api.post).toHaveBeenCalledWith(`${AT}/take`, { from: "sayaka" }));
});

test("that a colleague was faster is said", async () => {
  api.post.mockRejectedValue(new Problem(409, "item-changed", "ほかの方が先に変更しました。"));
  const page = shown(ITEM);
  fireEvent.click(page.getByTestId("take"));
  expect((await page.findByRole("alert")).textContent).toContain("ほかの方が先に変更しました。");
});

test("a due time is set by a quick choice, and removed", async () => {
  const before = Date.now();
  const page = shown({ ...ITEM, due: new Date(before + 3_600_000).toISOString() });
  expect(page.getByTestId("item-due").textContent).toContain("折り返し");
  expect(page.getByTestId("item-due").getAttribute("data-late")).toBe("false");
  fireEvent.click(page.getByTestId("due-change"));
  fireEvent.click(page.getByTestId("due-in30"));
  await waitFor(() => expect(api.put).toHaveBeenCalled());
  const [path, { at }] = api.put.mock.calls[0] as [string, { at: string }];
  expect(path).toBe(`${AT}/due`);
  expect(Date.parse(at) - before).toBeGreaterThanOrEqual(30 * 60_000);
  expect(Date.parse(at) - before).toBeLessThan(31 * 60_000);
  await waitFor(() => expect(page.queryByTestId("due-in30")).toBeNull());
  fireEvent.click(page.getByTestId("due-remove"));
  await waitFor(() => expect(api.delete).toHaveBeenCalledWith(`${AT}/due`));
});

test("a time that has gone by is not sent, and the field says why", async () => {
  const page = shown(ITEM);
  fireEvent.click(page.getByTestId("due-change"));
  fireEvent.change(page.getByTestId("due-field"), { target: { value: "2020-01-01T09:00" } });
  fireEvent.click(page.getByTestId("due-save"));
  expect(await page.findByText("今から90日先までの日時を選んでください")).toBeTruthy();
  expect(page.getByTestId("due-field").getAttribute("aria-invalid")).toBe("true");
  expect(api.put).not.toHaveBeenCalled();
});

test("what is overdue says so in words", () => {
  const page = shown({ ...ITEM, due: "2026-01-01T00:00:00Z" });
  expect(page.getByTestId("item-due").textContent).toContain("期限を過ぎました");
  expect(page.getByTestId("due").textContent).toContain("期限を過ぎました");
});

test("a done item shows who had it, no due time, and nothing to press", () => {
  const page = shown({ ...ITEM, state: "done", takenBy: SAYAKA, due: "2026-01-01T00:00:00Z" });
  expect(page.getByTestId("holder").textContent).toBe("担当：浜 さやか");
  expect(page.queryByTestId("item-due")).toBeNull();
  expect(page.queryByTestId("due")).toBeNull();
  expect(page.queryAllByRole("button")).toEqual([]);
});
