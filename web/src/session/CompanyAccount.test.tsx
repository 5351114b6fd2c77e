// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Problem } from "../api/api.ts";
import { CompanyAccount, type Identity } from "./CompanyAccount.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), delete: vi.fn() }));
const leaveToLink = vi.hoisted(() => vi.fn());
vi.mock("../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../signin/provider.ts", () => ({ leaveToLink }));

const LINKED = { issuer: "https://login.example", at: "2026-11-30T00:00:00Z", used: null };

beforeEach(async () => {
  vi.resetAllMocks();
  api.delete.mockResolvedValue(undefined);
  leaveToLink.mockResolvedValue(undefined);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(of: Identity | Problem) {
  api.get.mockImplementation(() => (of instanceof Problem ? Promise.reject(of) : Promise.resolve(of)));
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const again = vi.spyOn(queries, "invalidateQueries");
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <CompanyAccount />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { page, again };
}

test("where no provider is, and nothing was linked, nothing is said", async () => {
  const { page } = shown({ offered: false, linked: null });
  await vi.waitFor(() => expect(api.get).toHaveBeenCalled());
  await Promise.resolve();
  expect(page.queryByTestId("company-account")).toBeNull();
});

test("an account can be linked, and linked anew", async () => {
  const { page } = shown({ offered: true, linked: null });
  expect(await page.findByTestId("account-none")).toBeTruthy();
  expect(page.queryByTestId("account-unlink")).toBeNull();
  fireEvent.click(page.getByTestId("account-link"));
  await vi.waitFor(() => expect(leaveToLink).toHaveBeenCalledOnce());
  cleanup();
  const linked = shown({ offered: true, linked: LINKED }).page;
  expect((await linked.findByTestId("account-linked")).textContent).toContain("https://login.example");
  expect(linked.getByTestId("account-link")).toBeTruthy();
});

test("one that was linked can be taken off, also where the provider is gone, and what hangs on it is asked anew", async () => {
  const { page, again } = shown({ offered: false, linked: { ...LINKED, used: "2026-12-01T00:00:00Z" } });
  fireEvent.click(await page.findByTestId("account-unlink"));
  await vi.waitFor(() => expect(api.delete).toHaveBeenCalledExactlyOnceWith("/api/identity"));
  await vi.waitFor(() =>
    expect(again.mock.calls.map(([filters]) => filters?.queryKey?.[0])).toEqual(["identity", "sessions", "me"]),
  );
  expect(page.queryByTestId("account-link")).toBeNull();
});

test("that it could not be asked for is said, and that it could not be taken off too", async () => {
  const failed = shown(new Problem(503, "database-away", "The database is away.")).page;
  expect(await failed.findByText(/The database is away./)).toBeTruthy();
  cleanup();
  api.delete.mockRejectedValue(new Problem(403, "last-way", "It is the only way to sign in."));
  const { page, again } = shown({ offered: true, linked: LINKED });
  fireEvent.click(await page.findByTestId("account-unlink"));
  expect((await page.findByRole("alert")).textContent).toContain("It is the only way to sign in.");
  expect(again).not.toHaveBeenCalled();
});
