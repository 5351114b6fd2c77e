// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { createCompanyKey, createMemberKey, SealTrouble, type CompanyIdentity } from "../../seal/index.ts";
import Shares from "./Shares.tsx";

/// Real keys are split.
const ring = vi.hoisted(() => ({ now: vi.fn(), lock: vi.fn() }));
vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../opening/keys/keyring.ts", () => ({
  useRing: ring.now,
  ringNow: ring.now,
  useFreshRing: vi.fn(),
  onLock: vi.fn(),
  lock: ring.lock,
}));
/// Its button opens the ring, as a passkey does.
vi.mock("../../opening/keys/Lock.tsx", () => ({
  Unlock: ({ anew, done }: { anew?: boolean; done: () => void }) => (
    <button
      onClick={() => {
        ring.now.mockReturnValue({ kind: "open", company: { current } });
        done();
      }}
    >
      {anew ? "unlock anew" : "unlock"}
    </button>
  ),
}));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

const CLIENT = "01980000-0000-7000-8000-000000000001";
let current: CompanyIdentity;

beforeAll(async () => {
  const ryo = await createMemberKey("01980000-0000-7000-8000-0000000000b1", CLIENT);
  current = (await createCompanyKey(ryo.identity, CLIENT, "x25519")).companyIdentity;
});
beforeEach(async () => {
  ring.lock.mockImplementation(() => ring.now.mockReturnValue({ kind: "locked" }));
  ring.now.mockReturnValue({ kind: "open", company: { current } });
  vi.stubGlobal("fetch", vi.fn());
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", client: { name: "Aoba" } });
  queries.setQueryData(["keys"], {});
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Shares />
      </MantineProvider>
    </QueryClientProvider>,
  ).container;
}

/// The three sheets as they would be on paper: the groups of each.
async function sheets(page: HTMLElement): Promise<string[][]> {
  fireEvent.click(screen.getByTestId("shares-make"));
  fireEvent.click(screen.getByText("unlock anew"));
  await screen.findByTestId("shares-next");
  return [...page.querySelectorAll("section[data-share]")].map((sheet) =>
    [...sheet.querySelectorAll("li")].map(({ textContent }) => textContent),
  );
}

/// What is asked of a sheet, by the words of its field.
function asked(sheet: number): { field: HTMLInputElement; group: number } {
  const field = screen.getByLabelText<HTMLInputElement>(new RegExp(`^Sheet ${sheet}, group`));
  return { field, group: Number(/\d+$/.exec(field.labels?.[0]?.textContent ?? "")?.[0]) };
}

const type = (sheet: number, value: string) => fireEvent.change(asked(sheet).field, { target: { value } });
const finish = () => fireEvent.submit(screen.getByTestId("shares-check").closest("form") as Element);

test("from a key that was open already no sheet is made: it is locked, and the passkey asked anew", async () => {
  const split = vi.spyOn(current, "shares");
  shown();
  fireEvent.click(screen.getByTestId("shares-make"));
  expect(ring.lock).toHaveBeenCalledOnce();
  expect(split).not.toHaveBeenCalled();
  expect(screen.queryByTestId("shares-next")).toBeNull();
  fireEvent.click(screen.getByText("unlock anew"));
  await screen.findByTestId("shares-next");
  expect(split).toHaveBeenCalledOnce();
  split.mockRestore();
});

test("three different sheets are shown, hidden while paper is asked, and nothing of it is sent", async () => {
  const page = shown();
  const made = await sheets(page);
  expect(new Set(made.map((groups) => groups.join(" "))).size).toBe(3);
  fireEvent.click(screen.getByTestId("shares-next"));
  expect(page.querySelector("section[data-share]")).toBeNull();
  made.forEach((groups, n) => type(n + 1, groups[asked(n + 1).group - 1] ?? ""));
  finish();
  expect(screen.getByTestId("shares-done").textContent).toContain("three different keepers");
  expect(fetch).not.toHaveBeenCalled();
});

test("one wrong group is named, and it is not finished until all three are right", async () => {
  const made = await sheets(shown());
  fireEvent.click(screen.getByTestId("shares-next"));
  const { group } = asked(2);
  made.forEach((groups, n) => type(n + 1, groups[asked(n + 1).group - 1] ?? ""));
  type(2, "no");
  finish();
  expect(screen.queryByTestId("shares-done")).toBeNull();
  expect(screen.getAllByText(/This is not group/).map(({ textContent }) => textContent)).toEqual([
    `This is not group ${group} of sheet 2.`,
  ]);
  fireEvent.click(screen.getByText("Show the shares again"));
  expect(screen.getByTestId("shares-next")).toBeTruthy();
});

test("a part of the page that keeps the keys and does not run is said, and makes no sheets", async () => {
  const shares = vi.spyOn(current, "shares").mockRejectedValueOnce(new SealTrouble("no-cell"));
  shown();
  fireEvent.click(screen.getByTestId("shares-make"));
  fireEvent.click(screen.getByText("unlock anew"));
  expect((await screen.findByRole("alert")).textContent).toMatch(/is not running/);
  expect(screen.queryByTestId("shares-next")).toBeNull();
  fireEvent.click(screen.getByText("unlock anew"));
  expect(await screen.findByTestId("shares-next")).toBeTruthy();
  shares.mockRestore();
});
