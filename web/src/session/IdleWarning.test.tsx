// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { act, cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { IdleWarning } from "./IdleWarning.tsx";

type Follow = (over: number, ask: () => Promise<number>, tell: (left: number | null) => void) => () => void;

const follow = vi.hoisted(() => vi.fn<Follow>());
const server = vi.hoisted(() => ({ get: vi.fn(), me: null as object | null }));
vi.mock("./idle.ts", () => ({ followIdle: follow }));
vi.mock("../api/api.ts", () => ({ api: { get: server.get } }));
vi.mock("../api/queries.ts", () => ({ useMe: () => ({ data: server.me, dataUpdatedAt: 1_000 }) }));

const NOW = "2026-12-02T00:00:00Z";
const inSeconds = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1_000).toISOString();
const me = (secondsLeft: number, ends: number) => ({ now: NOW, secondsLeft, ends: inSeconds(ends) });
const ends = vi.fn();

beforeEach(async () => {
  vi.resetAllMocks();
  follow.mockReturnValue(ends);
  server.me = me(900, 3_600);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

const shown = () =>
  render(
    <MantineProvider env="test">
      <IdleWarning />
    </MantineProvider>,
  );
const tell = (left: number | null) => act(() => follow.mock.lastCall?.[2](left));

test("nothing is said until the end is near, and then for how long", () => {
  const page = shown();
  expect(page.queryByTestId("idle")).toBeNull();
  tell(60);
  expect(page.getByTestId("idle").textContent).toContain("60");
  expect(page.getByTestId("idle-stay")).toBeTruthy();
  tell(null);
  expect(page.queryByTestId("idle")).toBeNull();
});

test("the end is counted from when the server was asked", () => {
  shown();
  expect(follow.mock.lastCall?.[0]).toBe(1_000 + 900_000);
});

test("where the session has lasted as long as any may, no key helps, and none is offered", () => {
  server.me = me(60, 61);
  const page = shown();
  tell(60);
  expect(page.getByTestId("idle").dataset.last).toBe("true");
  expect(page.queryByTestId("idle-stay")).toBeNull();
  cleanup();
  server.me = me(60, 62);
  const other = shown();
  tell(60);
  expect(other.getByTestId("idle").dataset.last).toBe("false");
});

test("what the server says when it is asked anew counts", async () => {
  const page = shown();
  server.get.mockResolvedValue(me(30, 30));
  const left = await act(() => follow.mock.lastCall?.[1]());
  expect(left).toBe(30);
  expect(server.get).toHaveBeenCalledExactlyOnceWith("/api/me");
  tell(30);
  expect(page.getByTestId("idle").dataset.last).toBe("true");
});

test("who is not signed in is not followed, and a page that goes follows no more", () => {
  server.me = null;
  shown();
  expect(follow).not.toHaveBeenCalled();
  cleanup();
  server.me = me(900, 3_600);
  shown();
  cleanup();
  expect(ends).toHaveBeenCalledOnce();
});
