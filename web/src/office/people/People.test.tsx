// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import People from "./People.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("./FirstSteps.tsx", () => ({ FirstSteps: () => null }));
vi.mock("./PeopleList.tsx", () => ({
  waits: () => false,
  PeopleList: ({ people, open }: { people: object[]; open: (what: object) => void }) => (
    <button onClick={() => open({ kind: "stop", person: people[0] })}>選ぶ</button>
  ),
}));

const sent: string[] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  // Those of other files are shown first.
  notifications.clean();
  vi.stubGlobal("fetch", (path: string) => {
    sent.push(path);
    const done = !path.endsWith("/enable");
    return Promise.resolve(
      new Response(JSON.stringify(done ? [] : { code: "x", detail: "再開できません" }), {
        status: done ? 200 : 409,
        headers: { "Content-Type": done ? "application/json" : "application/problem+json" },
      }),
    );
  });
});
afterEach(() => {
  cleanup();
  notifications.clean();
  sent.length = 0;
  vi.unstubAllGlobals();
});

async function stopped(may: string[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "me", may });
  queries.setQueryData(["office", "people"], [{ id: "p", name: "佐藤 花", kana: "", client: null, standing: null }]);
  const app = (page: boolean) => (
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Notifications />
        {page && <People />}
      </MantineProvider>
    </QueryClientProvider>
  );
  const shown = render(app(true));
  fireEvent.click(await shown.findByText("選ぶ"));
  fireEvent.click(await shown.findByRole("button", { name: "停止" }));
  await shown.findByText("佐藤 花 さんを停止しました");
  return { ...shown, leave: () => shown.rerender(app(false)) };
}

test("an undo that is refused says so, also where the page was left meanwhile", async () => {
  const page = await stopped(["END_ACCESS", "GRANT_ACCESS"]);
  page.leave();
  fireEvent.click(page.getByRole("button", { name: "元に戻す" }));
  await page.findByText("再開できません");
  expect(sent.at(-1)).toBe("/api/office/people/p/enable");
});

test("who may end access and not give it is offered no undo", async () => {
  const page = await stopped(["END_ACCESS"]);
  await waitFor(() => expect(page.queryByRole("button", { name: "元に戻す" })).toBeNull());
});
