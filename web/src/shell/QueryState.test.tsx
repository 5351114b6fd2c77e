// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Problem } from "../api/api.ts";
import { loaded, PartState, QueryState } from "./QueryState.tsx";

afterEach(cleanup);

const query = (data: unknown, error: Error | null = null) => ({
  data,
  error,
  isPending: data === undefined && error === null,
  refetch: vi.fn(() => Promise.resolve()),
});
const show = (...of: ReturnType<typeof query>[]) =>
  render(
    <MantineProvider>
      <QueryState of={of} />
    </MantineProvider>,
  );

test("an answer of nothing is an answer; an old one outlives a failure", () => {
  expect(loaded(query(null))).toBe(true);
  expect(loaded(query([], new Error("away")))).toBe(true);
  expect(loaded(query(undefined))).toBe(false);
});

test("it waits for all", () => {
  const page = show(query(undefined, new Error("away")), query(undefined));
  expect(page.queryByText("away")).toBeNull();
  expect(page.getByRole("status")).toBeTruthy();
});

test("it says why one failed, and asks only that one again", () => {
  const [good, bad] = [query("data"), query(undefined, new Error("away"))];
  const page = show(good, bad);
  expect(page.getByText("away")).toBeTruthy();
  fireEvent.click(page.getByRole("button"));
  expect(bad.refetch).toHaveBeenCalledOnce();
  expect(good.refetch).not.toHaveBeenCalled();
});

test("a refusal is not called a broken line, and an ended contract leads to what is still open", () => {
  expect(show(query(undefined, new Error("away"))).getByRole("heading").textContent).toBe(
    "The server cannot be reached",
  );
  cleanup();
  const refused = show(query(undefined, new Problem(403, "not-permitted", "権限がありません。")));
  expect(refused.getByRole("heading").textContent).toBe("This cannot be shown");
  cleanup();
  const down = show(query(undefined, new Problem(503, "unavailable", "少し待ってください。")));
  expect(down.getByRole("heading").textContent).toBe("The server cannot be reached");
  cleanup();
  const ended = show(query(undefined, new Problem(403, "contract-ended", "契約が終了しました。")));
  expect(ended.getByRole("heading").textContent).toBe("The contract has ended");
  expect(ended.getAllByRole("link").map((it) => it.getAttribute("href"))).toEqual([
    "/inbox/exit",
    "/inbox/keys",
    "/inbox/retention",
    "/inbox/log",
  ]);
});

test("a part of a screen says which part failed, why, and asks again; the screen keeps its one heading", () => {
  const bad = query(undefined, new Problem(503, "unavailable", "少し待ってください。"));
  const page = render(
    <MantineProvider>
      <PartState of={bad} title="逸脱" />
    </MantineProvider>,
  );
  expect(page.getByRole("heading", { level: 2 }).textContent).toBe("逸脱");
  expect(page.queryByRole("heading", { level: 1 })).toBeNull();
  expect(page.getByRole("alert").textContent).toContain("少し待ってください。");
  fireEvent.click(page.getByRole("button"));
  expect(bad.refetch).toHaveBeenCalledOnce();
});
