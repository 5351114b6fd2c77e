// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { useState, type ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EvaluationLink } from "../api/assurance.ts";
import "../i18n/language.ts";
import { Links } from "./assurance/Links.tsx";
import Groups from "./groups/Groups.tsx";
import Deliveries from "./deliveries/Deliveries.tsx";
import Subprocessors from "./subprocessors/Subprocessors.tsx";
import { EndToken } from "./tokens/EndToken.tsx";
import type { Token } from "./tokens/tokens.ts";
import { WatchedCallers } from "./watch/WatchedCallers.tsx";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("./assurance/MakeLink.tsx", () => ({ MakeLink: () => null }));
vi.mock("./watch/AddWatched.tsx", () => ({ AddWatched: () => null }));
vi.mock("./deliveries/Broken.tsx", () => ({ Broken: () => null }));
vi.mock("../delivery/DeliveryState.tsx", () => ({ DeliveryState: () => null }));
vi.mock("./subprocessors/AddDialog.tsx", () => ({ AddDialog: () => null }));
vi.mock("../contract/subprocessor/Entry.tsx", () => ({ Entry: () => null }));
vi.mock("./groups/UnstaffedGroups.tsx", () => ({ UnstaffedGroups: () => null }));

const AT = "2026-12-01T00:00:00Z";

const watched = (id: string) => ({ id, why: "family", person: null, label: id, addedAt: AT });
const link = (id: string): EvaluationLink => ({
  id,
  company: id,
  madeAt: AT,
  expiresAt: AT,
  state: "open",
  entrusts: null,
  text: null,
});

const delivery = (id: string) => ({
  company: id,
  delivery: { id, about: "message", begunAt: AT, tries: [], state: "telling" },
});

/// The tokens' list is not what this is about.
function Tokens() {
  const [ending, end] = useState<Token | null>(null);
  return (
    <>
      {["a", "b"].map((id) => (
        <button key={id} onClick={() => end({ id, name: id } as Token)}>{`${id} を止める`}</button>
      ))}
      <EndToken token={ending} close={() => end(null)} />
    </>
  );
}

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", () =>
    Promise.resolve(
      new Response(JSON.stringify({ code: "x", detail: "断られた" }), {
        status: 409,
        headers: { "Content-Type": "application/problem+json" },
      }),
    ),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each<[string, ReactNode, (id: string) => string, string]>([
  ["watched number", <WatchedCallers key="w" />, (id) => `${id} を外す`, "watched-removed"],
  ["link", <Links key="l" links={["a", "b"].map(link)} />, (id) => `${id} のリンクを取り消す`, "link-withdraw-do"],
  ["token", <Tokens key="t" />, (id) => `${id} を止める`, "token-ended"],
  ["group", <Groups key="g" />, (id) => `${id} をなくす`, "group-remove-yes"],
  ["subprocessor", <Subprocessors key="s" />, (id) => `${id} を終了する`, "subprocessor-end-sure"],
  ["delivery", <Deliveries key="d" />, (id) => `電話で伝えました：${id}`, "telephoned-yes"],
])("what went wrong with one %s is not said of the next", async (_, piece, deed, yes) => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may: ["WATCH"] });
  queries.setQueryData(["office", "watched"], ["a", "b"].map(watched));
  queries.setQueryData(["office", "groups"], {
    groups: ["a", "b"].map((id) => ({ id, name: id, members: [] })),
    clients: [],
  });
  queries.setQueryData(["office-deliveries"], ["a", "b"].map(delivery));
  queries.setQueryData(["office", "subprocessors"], {
    subprocessors: ["a", "b"].map((id) => ({ id, name: id, endedAt: null })),
    answers: [],
    unlisted: [],
  });
  queries.setQueryData(["office", "people"], []);
  queries.setQueryData(["office", "clients"], []);
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">{piece}</MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(await page.findByRole("button", { name: deed("a") }));
  const first = within(await page.findByRole("dialog"));
  fireEvent.click(first.getByTestId(yes));
  await first.findByText("断られた");
  fireEvent.click(first.getByText("やめる"));
  await waitFor(() => expect(page.queryByRole("dialog")).toBeNull());

  fireEvent.click(page.getByRole("button", { name: deed("b") }));
  const next = within(await page.findByRole("dialog"));
  expect(next.queryByText("断られた")).toBeNull();
});
