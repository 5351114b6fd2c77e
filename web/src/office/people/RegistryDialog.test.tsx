// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Person } from "../../api/types.ts";
import { RegistryDialog } from "./RegistryDialog.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const LEAVES = "2026-12-31T15:00:42Z";

const PERSON: Person = {
  id: "p",
  name: "佐藤 花",
  kana: "さとう はな",
  kind: "staff",
  role: "operator",
  client: null,
  enrolled: true,
  disabled: false,
  standing: {
    state: "ACTING",
    due: false,
    orphan: false,
    version: "v1",
    engagement: { number: "1", kind: "employee", employer: "", unit: "一課", place: "site", site: "", hours: "" },
    starts: null,
    leaves: LEAVES,
    roleUntil: null,
    grantedBy: null,
  },
  linkWaits: false,
  passkeys: [],
};

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("what is entered goes over what was shown, whose times stay as they were", async () => {
  const sent = vi.fn<(body: unknown) => void>();
  vi.stubGlobal("fetch", (_: string, init: { body: string }) => {
    sent(JSON.parse(init.body));
    return Promise.resolve(new Response("{}"));
  });
  const { findByRole } = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <RegistryDialog person={PERSON} close={vi.fn()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const form = within(await findByRole("dialog"));
  fireEvent.change(form.getByTestId("registry-unit"), { target: { value: "二課" } });
  fireEvent.click(form.getByTestId("registry-save"));
  await vi.waitFor(() => expect(sent).toHaveBeenCalled());
  expect(sent.mock.calls[0]?.[0]).toMatchObject({ base: "v1", unit: "二課", starts: null, leaves: LEAVES });
});
