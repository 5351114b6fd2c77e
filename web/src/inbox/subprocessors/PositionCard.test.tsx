// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { Flow, Position } from "../../contract/subprocessor/queries.ts";
import "../../i18n/language.ts";
import { Flows } from "./Flows.tsx";
import { PositionCard } from "./PositionCard.tsx";

const api = vi.hoisted(() => ({ post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const SUB = {
  id: "s1",
  name: "Minato Mail",
  country: "JP",
  service: "mail",
  from: "2026-11-01",
  via: "",
  corporateNumber: "",
  data: "addresses",
  hosts: [],
  endedAt: null as string | null,
};
const OF = { subprocessor: SUB, state: "none", stateAt: null, begins: null as string | null, named: false };

beforeEach(async () => {
  vi.resetAllMocks();
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

const shown = (of: object = {}, answers = true) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <PositionCard of={{ ...OF, ...of } as unknown as Position} answers={answers} />
      </MantineProvider>
    </QueryClientProvider>,
  );

const can = () => ["approve", "object"].filter((id) => screen.queryByTestId(`subprocessor-${id}`) !== null);
const said = () => screen.getByTestId("subprocessor-state").textContent;

test.each([
  ["is not answered", {}, ["approve", "object"]],
  ["was approved", { state: "approved", stateAt: "2026-11-02T00:00:00Z" }, ["object"]],
  ["was objected to", { state: "objected", stateAt: "2026-11-02T00:00:00Z" }, ["approve"]],
  ["the contract names", { named: true }, []],
  ["has ended", { subprocessor: { ...SUB, endedAt: "2026-11-03T00:00:00Z" } }, []],
])("of one that %s only what is still open is offered, and nothing to who may not answer", (_, of, buttons) => {
  shown(of);
  expect(can()).toEqual(buttons);
  cleanup();
  shown(of, false);
  expect(can()).toEqual([]);
});

test("from when it may be used is the day it begins, and when it was approved the day of that", () => {
  shown({ begins: "2999-12-24T03:00:00Z", stateAt: "2026-11-02T03:00:00Z" });
  expect(said()).toContain("2999");
  expect(said()).not.toContain("2026");
  cleanup();
  shown({ state: "approved", begins: "2999-12-24T03:00:00Z", stateAt: "2026-11-02T03:00:00Z" });
  expect(said()).toContain("2026");
});

test("approving is sent at once; a refusal is said on the card", async () => {
  api.post.mockRejectedValue(new Problem(403, "forbidden", "Only administrators approve."));
  shown();
  fireEvent.click(screen.getByTestId("subprocessor-approve"));
  expect((await screen.findByRole("alert")).textContent).toContain("Only administrators approve.");
  expect(api.post.mock.calls).toEqual([["/api/subprocessors/s1/answer", { approve: true, reason: "" }]]);
});

test("objecting says what follows before anything is sent, and keeps the reason if it is refused", async () => {
  api.post.mockRejectedValueOnce(new Problem(0, "offline", "The server cannot be reached."));
  shown();
  fireEvent.click(screen.getByTestId("subprocessor-object"));
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText(/nothing is sent there from now on/)).toBeTruthy();
  expect(api.post).not.toHaveBeenCalled();
  const reason = dialog.getByLabelText<HTMLTextAreaElement>("Reason (optional)");
  fireEvent.change(reason, { target: { value: "too far away" } });
  fireEvent.click(dialog.getByTestId("subprocessor-object-sure"));
  expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
  expect(reason.value).toBe("too far away");
  fireEvent.click(dialog.getByTestId("subprocessor-object-sure"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const sent = ["/api/subprocessors/s1/answer", { approve: false, reason: "too far away" }];
  expect(api.post.mock.calls).toEqual([sent, sent]);
});

test("what was stopped is listed with its reason, and where nothing was sent it says so", () => {
  const flow = { host: "chat.example", purpose: "slack", first: "2026-11-02T00:00:00Z", last: "2026-11-02T00:00:00Z" };
  const flows = (list: object[]) =>
    render(
      <MantineProvider env="test">
        <Flows flows={list as Flow[]} />
      </MantineProvider>,
    );
  flows([{ ...flow, standing: "refused" }]);
  expect(screen.getByTestId("flow").textContent).toContain("not on your list: stopped");
  expect(screen.queryByTestId("flows-none")).toBeNull();
  cleanup();
  flows([]);
  expect(screen.getByTestId("flows-none").textContent).toBe("Nothing was sent anywhere yet.");
});
