// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Sureness } from "./Sureness.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const NOW = new Date().toISOString();
const GOOD: Record<string, unknown> = {
  "/api/log/witnesses": {
    contract: 0,
    hours: 24,
    witnesses: [{ name: "w", keys: [], size: 9, at: NOW, trouble: null }],
  },
  "/api/log/stamp": { on: true, size: 9, at: NOW, entries: 9, trouble: null },
  "/api/log/copies": { entries: 9, folder: null, target: null, own: null },
  "/api/probe": { at: NOW, expired: false, ways: [{ way: "x", refused: 3, notRefused: 0, known: 0, notTried: 0 }] },
};

beforeEach(() => i18next.changeLanguage("ja"));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(answer: (path: string) => Promise<Response>) {
  vi.stubGlobal("fetch", answer);
  return render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <Sureness>{null}</Sureness>
      </MantineProvider>
    </QueryClientProvider>,
  ).getByTestId("log-sure");
}
const good = (path: string) => Promise.resolve(Response.json(GOOD[path]));
const no = () => Promise.resolve(Response.json({ code: "x", detail: "no" }, { status: 503 }));

test("what speaks for the log is said once all of it was asked for", async () => {
  const line = shown(good);
  expect(line.textContent).toContain("確かめています");
  await vi.waitFor(() => expect(line.textContent).toContain("外部の確認 1 件・時刻証明 あり・写し 0 件"));
  expect(line.textContent).toContain("注意 0 件");
});

test.each(Object.keys(GOOD))("a server that keeps %s back does not look better for it", async (kept) => {
  const line = shown((path) => (path === kept ? no() : good(path)));
  await vi.waitFor(() => expect(line.textContent).toContain("4 項目のうち 1 項目に、サーバーが答えませんでした"));
  expect(line.textContent).not.toContain("外部の確認");
  expect(line.querySelector('[data-bad="true"]')?.textContent).toBe("注意 1 件");
});
