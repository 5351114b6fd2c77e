// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Role } from "../../api/types.ts";
import { AddPerson } from "./AddPerson.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function dialog(role: Role | undefined, clients: string[]) {
  const sent = vi.fn<(body: unknown) => void>();
  vi.stubGlobal("fetch", (_: string, init: { body: string }) => {
    sent(JSON.parse(init.body));
    return Promise.resolve(new Response("{}"));
  });
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may: ["MANAGE_OFFICE"] });
  queries.setQueryData(
    ["office", "clients"],
    clients.map((id) => ({ id, name: `会社 ${id}` })),
  );
  const { findByRole } = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <AddPerson opened role={role} close={vi.fn()} added={vi.fn()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { form: within(await findByRole("dialog")), sent };
}

test("the role that is wanted is chosen, and the only client", async () => {
  const { form, sent } = await dialog("client-admin", ["a"]);
  expect(form.getByRole("radio", { name: "委託元の管理者" })).toHaveProperty("checked", true);
  fireEvent.change(form.getByLabelText(/^お名前/), { target: { value: "青木 恵" } });
  fireEvent.change(form.getByLabelText(/^ふりがな/), { target: { value: "あおき めぐみ" } });
  fireEvent.click(form.getByText("追加する"));
  await vi.waitFor(() => expect(sent).toHaveBeenCalled());
  expect(sent.mock.calls[0]?.[0]).toMatchObject({ role: "client-admin", client: "a" });
});

test("of several clients none is chosen", async () => {
  const { form, sent } = await dialog("client-admin", ["a", "b"]);
  fireEvent.change(form.getByLabelText(/^お名前/), { target: { value: "青木 恵" } });
  fireEvent.change(form.getByLabelText(/^ふりがな/), { target: { value: "あおき めぐみ" } });
  fireEvent.click(form.getByText("追加する"));
  await form.findByText(/選んでください/);
  expect(sent).not.toHaveBeenCalled();
});

test("otherwise it is an operator", async () => {
  const { form } = await dialog(undefined, []);
  expect(form.getByRole("radio", { name: "オペレーター" })).toHaveProperty("checked", true);
});
