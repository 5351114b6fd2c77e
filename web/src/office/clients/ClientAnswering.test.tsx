// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import ClientAnswering from "./ClientAnswering.tsx";

const filled = vi.hoisted(() => vi.fn<(draft: unknown) => void>());

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useParams: () => ({ id: "c" }) }));
vi.mock("../../answering/AnsweringPage.tsx", () => ({
  AnsweringPage: ({ copy }: { copy: (fill: (draft: unknown) => void) => ReactNode }) => copy(filled),
}));
vi.mock("../../answering/settings/draft.ts", () => ({ draftOf: (settings: unknown) => settings }));

const DONE = "写しました。まだ保存していません。";

/// By the client whose settings were asked for.
const answers = new Map<string, (answer: Response) => void>();

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  // The list scrolls to the chosen line, which jsdom cannot.
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal(
    "fetch",
    (path: string) => new Promise<Response>((answer) => answers.set(path.split("/").at(-2) ?? "", answer)),
  );
});
afterEach(() => {
  answers.clear();
  filled.mockClear();
  cleanup();
  vi.unstubAllGlobals();
});

function page() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(
    ["office", "clients"],
    ["c", "a", "b"].map((id) => ({ id, name: `会社 ${id}` })),
  );
  const shown = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <ClientAnswering />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const choose = async (id: string) => {
    fireEvent.click(await shown.findByTestId("answering-copy"));
    fireEvent.click(await shown.findByRole("option", { name: `会社 ${id}` }));
    await waitFor(() => expect(answers.has(id)).toBe(true));
  };
  return { ...shown, choose };
}

const give = (id: string) => answers.get(id)?.(new Response(JSON.stringify({ settings: id })));

test("of two choices the later is copied, and it says so when that has been done", async () => {
  const { choose, findByText, queryByText } = page();
  await choose("a");
  await choose("b");
  expect(queryByText(DONE)).toBeNull();
  give("b");
  await findByText(DONE);
  give("a");
  await new Promise((done) => setTimeout(done, 20));
  expect(filled.mock.calls).toEqual([["b"]]);
});

test("it does not say so where it failed", async () => {
  const { choose, queryByText, getByTestId } = page();
  await choose("a");
  answers.get("a")?.(new Response("", { status: 503 }));
  await waitFor(() => expect(getByTestId("answering-copy")).toHaveProperty("value", ""));
  expect(queryByText(DONE)).toBeNull();
  expect(filled).not.toHaveBeenCalled();
});
