// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Sounds } from "./Sounds.tsx";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(cleanup);

function sounds(own: string[]) {
  const { getByTestId } = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <Sounds base="/api/answering" own={own} voice={false} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return (kind: string) => within(getByTestId(`sound-${kind}`));
}

test.each([
  ["ja", "音声なし", "標準の音声", "専用の音声"],
  ["en", "None", "Standard", "Your own"],
])("in %s a greeting that no one gave is not called the standard one", async (lang, none, usual, own) => {
  await i18next.changeLanguage(lang);
  const of = sounds([]);
  of("greeting").getByText(none);
  expect(of("greeting").queryByText(usual)).toBeNull();
  of("closed").getByText(usual);
  cleanup();
  sounds(["greeting"])("greeting").getByText(own);
});

test.each([
  ["closed", "標準に戻す", "標準の音声が流れます"],
  ["greeting", "外す", "挨拶の音声は流れません"],
])("one's own recording (%s) is deleted only after a second press", async (kind, button, what) => {
  await i18next.changeLanguage("ja");
  const sent: string[] = [];
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    sent.push(`${method} ${path}`);
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  sounds([kind]);
  fireEvent.click(screen.getByTestId(`back-${kind}`));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain(what);
  expect(sent).toEqual([]);
  fireEvent.click(within(dialog).getByRole("button", { name: button }));
  await waitFor(() => expect(sent).toEqual([`DELETE /api/answering/sounds/${kind}`]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  vi.unstubAllGlobals();
});
