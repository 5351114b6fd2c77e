// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import AlarmMark from "./AlarmMark.tsx";
import type { AlarmNews } from "./alarms.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children, ...more }: { to: string; children: string }) => (
    <a href={to} {...more}>
      {children}
    </a>
  ),
}));

const heard = vi.hoisted(() => ({ tell: undefined as ((news: AlarmNews) => void) | undefined }));
vi.mock("./alarms.ts", () => ({
  followAlarms: (tell: (news: AlarmNews) => void) => {
    heard.tell = tell;
    return () => undefined;
  },
}));

afterEach(cleanup);

function mark(unseen: number) {
  const shown = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <AlarmMark />
      </MantineProvider>
    </QueryClientProvider>,
  );
  act(() => heard.tell?.({ unseen, yesterday: 0, rules: ["clock"] }));
  return shown;
}

test.each([
  ["ja", "警報を見る：まだ見ていない警報が 2 件あります：時計のずれ"],
  ["en", "See the alarms: 2 alarms that no one has seen: Clock"],
])("in %s the mark leads to the alarms and says so", async (lang, name) => {
  await i18next.changeLanguage(lang);
  const link = mark(2).getByRole("link", { name });
  expect(link.getAttribute("href")).toBe("/office/watch");
});

test("without an alarm there is no link", () => {
  expect(mark(0).queryByRole("link")).toBeNull();
});

test("those of the day before are said too, where there are any, and nothing where no alarm is left", async () => {
  await i18next.changeLanguage("en");
  const page = mark(2);
  const said = () => page.getByTestId("alarm-said").textContent;
  const today = said();
  act(() => heard.tell?.({ unseen: 2, yesterday: 1, rules: ["clock"] }));
  expect(said()).toContain(today);
  expect(said().slice(today.length)).toContain("1");
  act(() => heard.tell?.({ unseen: 0, yesterday: 1, rules: ["clock"] }));
  expect(said()).toBe("");
});

test("one alarm is enough for the mark, and it is said", () => {
  const page = mark(1);
  expect(page.queryByRole("link")).not.toBeNull();
  expect(page.getByTestId("alarm-said").textContent).not.toBe("");
});
