// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { session } from "../api/api.ts";
import { ASK_MS, SessionEnded } from "./SessionEnded.tsx";

vi.mock("../signin/SignInPanel.tsx", () => ({ SignInPanel: () => <button>sign in</button> }));
vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

let unread = 0;
let status = 200;
const asked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify({ unread, code: "signed-out" }), { status }));
  });
  document.title = "(1) 受信箱 · 電話番";
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.length = 0;
  unread = 0;
  status = 200;
});

async function ended(client: object | null): Promise<ReturnType<typeof render>> {
  const queries = new QueryClient();
  queries.setQueryData(["me"], { person: "p", client });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <SessionEnded />
      </MantineProvider>
    </QueryClientProvider>,
  );
  act(() => void session.dispatchEvent(new Event("ended")));
  await page.findByText("sign in");
  return page;
}

test.each([
  ["ja", "新しい伝言が 3 件あります"],
  ["en", "3 new messages"],
])("a member's idle page says in %s how many messages are new, and so does its title", async (lang, words) => {
  await i18next.changeLanguage(lang);
  unread = 3;
  const page = await ended({ id: "c" });
  expect((await page.findByTestId("idle-unread")).textContent).toBe(words);
  expect(document.title).toBe("(3) 受信箱 · 電話番");

  unread = 4;
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ASK_MS + 100);
  });
  expect(document.title).toBe("(4) 受信箱 · 電話番");
});

test("once the session is over for good, it says nothing of messages", async () => {
  unread = 1;
  const page = await ended({ id: "c" });
  await page.findByTestId("idle-unread");
  status = 401;
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ASK_MS + 100);
  });
  expect(page.queryByTestId("idle-unread")).toBeNull();
});

test("no button has the keyboard before somebody goes there", async () => {
  await ended(null);
  expect(document.activeElement?.tagName).not.toBe("BUTTON");
});

test("a page of staff does not ask", async () => {
  const page = await ended(null);
  expect(page.queryByTestId("idle-unread")).toBeNull();
  expect(asked).toEqual([]);
});
