// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { FirstSteps } from "./FirstSteps.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

const add = vi.fn();

const NOTHING = {
  secondAdmin: false,
  client: false,
  clientAdmin: false,
  companyKey: false,
  contract: false,
  confirmed: false,
  operator: false,
  trunk: false,
  call: false,
};

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  add.mockClear();
  cleanup();
  vi.unstubAllGlobals();
});

function page(done: Record<string, boolean>, may: string[] = ["MANAGE_OFFICE"], demo: object | null = null) {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(done))));
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may });
  queries.setQueryData(["demo"], demo);
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <FirstSteps add={add} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test.each([
  ["ja", "9 のうち 2 が済みました"],
  ["en", "2 of 9 done"],
])("in %s it says what is done and what is next", async (lang, words) => {
  await i18next.changeLanguage(lang);
  const { findByText, getByTestId } = page({ ...NOTHING, secondAdmin: true, client: true });
  await findByText(words);
  expect(getByTestId("step-client").dataset["done"]).toBe("true");
  const next = getByTestId("step-clientAdmin");
  expect(next.dataset["done"]).toBe("false");
  fireEvent.click(next.querySelector("button") ?? next);
  expect(add).toHaveBeenCalledExactlyOnceWith("client-admin");
});

test("it goes when all is done", async () => {
  const all = Object.fromEntries(Object.keys(NOTHING).map((step) => [step, true]));
  const { queryByTestId } = page(all);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(queryByTestId("first-steps")).toBeNull();
});

test("who hides it does not see it again", async () => {
  await i18next.changeLanguage("en");
  const first = page(NOTHING);
  fireEvent.click(await first.findByLabelText("Hide these steps"));
  await waitFor(() => expect(first.queryByTestId("first-steps")).toBeNull());
  cleanup();
  const again = page(NOTHING);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(again.queryByTestId("first-steps")).toBeNull();
});

test.each([
  ["who may not change the office", [], null],
  ["the demo, which is past them", ["MANAGE_OFFICE"], { people: [] }],
])("it is not for %s", async (_, may, demo) => {
  const { queryByTestId } = page(NOTHING, may, demo);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(queryByTestId("first-steps")).toBeNull();
});

test.each([
  ["ja", "設定済み", "済み"],
  ["en", "Set", "Done"],
])("in %s addresses of a carrier are set, which says nothing of its calls", async (lang, set, done) => {
  await i18next.changeLanguage(lang);
  const { findByTestId, getByTestId } = page({ ...NOTHING, client: true, trunk: true });
  const badge = (of: Element) => of.querySelector(".mantine-Badge-label")?.textContent;
  expect(badge(await findByTestId("step-trunk"))).toBe(set);
  expect(badge(getByTestId("step-client"))).toBe(done);
});

test("what is done here has a way to it, and what others do has none", async () => {
  await i18next.changeLanguage("en");
  const { findByTestId, getByTestId } = page(NOTHING);
  const pressable = (of: Element) => of.querySelector("a")?.getAttribute("href") ?? of.querySelector("button")?.tagName;
  expect(pressable(await findByTestId("step-client"))).toBe("/office/clients");
  expect(pressable(getByTestId("step-contract"))).toBe("/office/clients");
  for (const step of ["secondAdmin", "clientAdmin", "operator"]) {
    fireEvent.click(getByTestId(`step-${step}`).querySelector("button") as Element);
  }
  expect(add.mock.calls).toEqual([["admin"], ["client-admin"], ["operator"]]);
  for (const step of ["companyKey", "confirmed", "trunk", "call"]) {
    expect(pressable(getByTestId(`step-${step}`))).toBeUndefined();
  }
});
