// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Closed } from "./assurance/Closed.tsx";
import { Broken } from "./deliveries/Broken.tsx";
import { UnstaffedGroups } from "./groups/UnstaffedGroups.tsx";
import Outside from "./outside/Outside.tsx";
import { Glass } from "./privileges/Glass.tsx";
import { Machine } from "./watch/Machine.tsx";
import { OfficeQuestions } from "./watch/OfficeQuestions.tsx";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", () =>
    Promise.resolve(
      new Response(JSON.stringify({ code: "x", detail: "いまは答えられません" }), {
        status: 503,
        headers: { "Content-Type": "application/problem+json" },
      }),
    ),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each([
  ["a closed store", <Closed key="c" />, 1],
  ["ways that do not work", <Broken key="b" />, 1],
  ["groups without anyone", <UnstaffedGroups key="u" />, 1],
  ["copies, and what is outside", <Outside key="o" />, 2],
  ["the break-glass account", <Glass key="g" />, 1],
  ["the machine", <Machine key="m" />, 1],
  ["questions of clients", <OfficeQuestions key="q" />, 1],
])("%s: that nothing is known of it is said", async (_, piece, times) => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(["me"], { person: "p", may: ["WATCH", "GRANT_ACCESS"] });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">{piece}</MantineProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(page.getAllByRole("button", { name: "もう一度試す" })).toHaveLength(times));
});
