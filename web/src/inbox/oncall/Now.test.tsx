// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Now } from "./Now.tsx";
import { COMPANY, type Contact, type Reach, type Stretch } from "./queries.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(cleanup);

const MAIL = { contact: "ann", account: null };
const HOOK = { contact: "ann", account: "hook" };

function reached(ways: readonly object[], disabled = false) {
  return { ways, accounts: [{ id: "hook", disabled }] } as unknown as Reach;
}

function shown(ann: Partial<Contact>, reach = reached([MAIL])) {
  const contacts = [{ id: "ann", name: "田中", left: false, ended: false, ...ann }] as unknown as Contact[];
  const queries = new QueryClient();
  const week: Stretch[] = [
    { from: "2026-12-01T00:00:00Z", to: "2026-12-08T00:00:00Z", tiers: [{ contact: "ann", why: "turn" }], hole: false },
  ];
  queries.setQueryDefaults(["roster"], { staleTime: Infinity });
  queries.setQueryData(["roster", COMPANY, 7], week);
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Now line={COMPANY} own contacts={contacts} reach={reach} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("who is on call and is not told, as their account is blocked, is said", () => {
  shown({ ended: true });
  expect(screen.getByTestId("oncall-unreachable").textContent).toContain("田中 さんのアカウントは停止中");
});

test("of who is told nothing is said", () => {
  shown({});
  expect(screen.queryByTestId("oncall-unreachable")).toBeNull();
});

test("who has no way but a webhook that wants nothing any more cannot be reached", () => {
  shown({}, reached([HOOK], true));
  expect(screen.getByTestId("oncall-unreachable").textContent).toContain("田中 さんには、使える連絡手段がありません");
});

test("who has another way besides it can", () => {
  shown({}, reached([HOOK, MAIL], true));
  expect(screen.queryByTestId("oncall-unreachable")).toBeNull();
});

test("who is told by a webhook that works can", () => {
  shown({}, reached([HOOK]));
  expect(screen.queryByTestId("oncall-unreachable")).toBeNull();
});
