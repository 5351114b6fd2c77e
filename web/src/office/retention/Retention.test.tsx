// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import Retention from "./Retention.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../contract/retention/Kinds.tsx", () => ({ Kinds: () => null }));

// The growing text field looks at the fonts, which jsdom does not have.
Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });

let end: object | null;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  end = { side: "office", reason: "", endsAt: "2099-01-01T00:00:00Z", eraseAt: "2099-02-01T00:00:00Z" };
  const dates = { returnBy: null, receivedAt: null, closedAt: null, accountsUntil: null, kycUntil: null };
  end = { ...end, ...dates, contractUntil: null, ended: false };
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    if (method === "DELETE") {
      end = null;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    const one = { client: "c", name: "海野商店", kept: 1, overdue: 0, open: 0, held: 0, erased: 0, end };
    return Promise.resolve(
      Response.json(path === "/api/office/retention" ? [one] : { holds: [], end, agreed: true, kinds: [] }),
    );
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function chosen(may: string[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 1_000, retry: false } } });
  queries.setQueryDefaults(["me"], { staleTime: Infinity });
  queries.setQueryData(["me"], { person: "p", may });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Retention />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(await page.findByRole("button", { name: "海野商店" }));
  await page.findByTestId("retention-one");
  return page;
}

test("who may do neither is told so, and is promised nothing else", async () => {
  const page = await chosen(["READ_EVIDENCE"]);
  expect(page.getByTestId("retention-read").textContent).toContain("管理者が行います");
  expect(page.getByTestId("office-retention").textContent).not.toContain("手続きができます");
  expect(page.queryByTestId("hold-ask")).toBeNull();
});

test("an administrator is not", async () => {
  const page = await chosen(["MANAGE_OFFICE"]);
  expect(page.queryByTestId("retention-read")).toBeNull();
  expect(page.getByTestId("office-retention").textContent).toContain("手続きができます");
});

test("the keyboard goes to the client that was chosen, and stays where a notice was taken back", async () => {
  const page = await chosen(["MANAGE_OFFICE"]);
  await waitFor(() => expect(document.activeElement?.textContent).toBe("海野商店"));
  expect(document.activeElement?.tagName).toBe("H2");
  fireEvent.click(page.getByTestId("end-withdraw"));
  await waitFor(() => expect(page.queryByTestId("end-withdraw")).toBeNull());
  await waitFor(() => expect(document.activeElement?.textContent).toBe("契約の終了"));
});
