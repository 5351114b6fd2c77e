// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Support, type Look } from "./Support.tsx";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const LOOK: Look = {
  id: "l1",
  person: "高橋 恵",
  ticket: "OPS-1",
  reason: "一覧が開かない",
  minutes: 15,
  until: null,
  mayOpen: true,
};
const asked: string[] = [];

beforeEach(async () => {
  asked.length = 0;
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(answer: () => Response, me: object = { client: { id: "c" }, may: ["READ_LOG"] }) {
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    asked.push(`${method ?? ""} ${path}${typeof body === "string" ? ` ${body}` : ""}`);
    return Promise.resolve(method === "GET" ? answer() : new Response(null, { status: 204 }));
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queries.setQueryData(["me"], me);
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Support />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("who asks to look is named with ticket and reason, and is let in or refused by who may", async () => {
  const page = shown(() => Response.json([LOOK]));
  const said = await page.findByTestId("support");
  expect(said.textContent).toContain("高橋 恵");
  expect(said.textContent).toContain("一覧が開かない（チケット OPS-1）");
  fireEvent.click(page.getByTestId("support-refuse"));
  await vi.waitFor(() => expect(asked).toContain('POST /api/support/l1/decide {"open":false}'));
  await vi.waitFor(() => expect((page.getByTestId("support-open") as HTMLButtonElement).disabled).toBe(false));
  fireEvent.click(page.getByTestId("support-open"));
  await vi.waitFor(() => expect(asked).toContain('POST /api/support/l1/decide {"open":true}'));
});

test("a member who may not decide is told who can", async () => {
  const page = shown(() => Response.json([{ ...LOOK, mayOpen: false }]));
  expect((await page.findByTestId("support")).textContent).toContain("許可できるのは、貴社の管理者です");
  expect(page.queryByTestId("support-open")).toBeNull();
});

test("who looks now is named, until when, and can be sent away", async () => {
  const page = shown(() => Response.json([{ ...LOOK, until: "2026-12-02T10:00:00Z", mayOpen: false }]));
  expect((await page.findByTestId("support")).dataset["open"]).toBe("true");
  fireEvent.click(page.getByRole("button", { name: "今すぐ終わらせる" }));
  await vi.waitFor(() => expect(asked).toContain("DELETE /api/support/l1"));
});

test("that it cannot be known is said: it is not 'nobody'", async () => {
  const page = shown(() => Response.json({ code: "x", detail: "no" }, { status: 503 }));
  expect((await page.findByTestId("support-unknown")).textContent).toContain("今は確かめられません");
});

test("the office is not asked, and whoever may not read the log neither", () => {
  shown(() => Response.json([LOOK]), { client: null, may: ["READ_LOG"] });
  cleanup();
  shown(() => Response.json([LOOK]), { client: { id: "c" }, may: [] });
  expect(asked).toEqual([]);
});
