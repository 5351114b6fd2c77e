// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import MyKeys from "./MyKeys.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children, ...more }: { to: string; children: string }) => (
    <a href={to} data-testid={(more as Record<string, string>)["data-testid"]}>
      {children}
    </a>
  ),
}));

const ME = { fingerprint: "mine-1", unlocks: [] };
const COMPANY = { fingerprint: "firm-2", epoch: 2, kind: "x25519" };
const HELD = { line: "company", epoch: 2, to: "mine-1" };
const KEYS = { clientId: "c", me: ME as object | null, company: COMPANY as object | null, held: [HELD] };
const ADMIN = { role: "client-admin", may: ["READ_OWN", "MANAGE_KEYS"] };

beforeEach(async () => {
  await i18next.changeLanguage("en");
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(keys: Partial<typeof KEYS> = {}, me = ADMIN) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "p", ...me });
  queries.setQueryData(["keys"], { ...KEYS, ...keys });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <MyKeys />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const toShares = () => screen.queryByTestId("to-shares")?.getAttribute("href") ?? null;
const toExport = () => screen.queryByTestId("export-begin");
const toSetUp = () => screen.queryByText("Continue the key set-up")?.closest("a")?.getAttribute("href") ?? null;

test("an administrator who holds the company key is led to its shares", () => {
  shown();
  expect(toShares()).toBe("/inbox/shares");
  expect(screen.getByText(/You hold it/)).toBeTruthy();
});

test.each([
  ["a member who holds the key", {}, { ...ADMIN, role: "client-member" }],
  ["an administrator without the permission, after the contract's end", {}, { ...ADMIN, may: ["READ_OWN"] }],
  ["an administrator who was granted nothing", { held: [] }, ADMIN],
  ["one who was granted the epoch before only", { held: [{ ...HELD, epoch: 1 }] }, ADMIN],
  ["one whose key is another by now", { held: [{ ...HELD, to: "mine-0" }] }, ADMIN],
])("%s is not", (_, keys, me) => {
  shown(keys, me);
  expect(toShares()).toBeNull();
});

test("who holds no company key is told so and cannot export it", () => {
  shown({ held: [] });
  expect(screen.getByText(/Not granted to you yet/)).toBeTruthy();
  expect(toExport()).toBeNull();
});

test("a member exports the key that they hold", () => {
  shown({}, { role: "client-member", may: ["READ_OWN"] });
  expect(toExport()).not.toBeNull();
});

test("until both keys are made, the set-up goes on from here", () => {
  shown({ me: null, held: [] });
  expect(toSetUp()).toBe("/keys");
  cleanup();
  shown({ company: null, held: [] });
  expect(toSetUp()).toBe("/keys");
  cleanup();
  shown();
  expect(toSetUp()).toBeNull();
  cleanup();
  shown({ company: null, held: [] }, { role: "client-auditor", may: [] });
  expect(toSetUp()).toBeNull();
});

test("of both keys the verification code is there to be read out", () => {
  shown();
  expect(screen.getByText("mine-1")).toBeTruthy();
  expect(screen.getByTestId("company-fingerprint").textContent).toBe("firm2");
});
