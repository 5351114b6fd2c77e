// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../api/api.ts";
import "../../../i18n/language.ts";
import type { Policy } from "../queries.ts";
import { Rule } from "../Rule.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), put: vi.fn() }));
vi.mock("../../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const TIMES = { tries: [0], nextWay: 1800, nextTier: 3600, doneWithin: 0 };
const KEPT: Policy = {
  version: 4,
  urgent: TIMES,
  ordinary: TIMES,
  quietFrom: null,
  quietTo: null,
  missed: true,
  digest: [],
};
const NEXT_WAY = "Minutes until the next way";
let queries: QueryClient;

beforeEach(async () => {
  vi.resetAllMocks();
  api.get.mockResolvedValue({ ...KEPT, version: 5 });
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(sets = true) {
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["delivery-policy"], KEPT);
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Rule sets={sets} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}`));
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const mayBeSaved = () => !screen.getByText("Save").closest("button")?.disabled;
const save = () => fireEvent.submit(screen.getByTestId("oncall-rule"));

test("who may not set the rule reads it and changes nothing", () => {
  shown(false);
  expect(screen.getByText("Administrators can change this.")).toBeTruthy();
  expect(field(NEXT_WAY).matches(":disabled")).toBe(true);
  expect(screen.queryByText("Save")).toBeNull();
});

test("minutes and hours are sent as seconds, with the version that the edit began with", async () => {
  shown();
  expect(mayBeSaved()).toBe(false);
  expect(field(NEXT_WAY).value).toBe("30");
  type(NEXT_WAY, "10");
  type("Minutes until the next tier", "20");
  type("Hours from acknowledged", "3");
  expect(mayBeSaved()).toBe(true);
  save();
  const ordinary = { tries: [0], nextWay: 600, nextTier: 1200, doneWithin: 10_800 };
  await waitFor(() => expect(api.put.mock.calls).toEqual([["/api/delivery-policy", { ...KEPT, ordinary }]]));
  await waitFor(() => expect(field(NEXT_WAY).value).toBe("30"));
});

test("minutes begin with one and end with two days, hours of a reminder with none", () => {
  shown();
  const left = (label: string, value: string) => {
    type(label, value);
    fireEvent.blur(field(label));
    return field(label).value;
  };
  expect(["0", "1", "2880", "2881"].map((value) => left(NEXT_WAY, value))).toEqual(["1", "1", "2880", "2880"]);
  expect(["0", "49"].map((value) => left("Hours from acknowledged", value))).toEqual(["0", "48"]);
});

test("the quiet time begins over the night, can be set, and is taken out whole", () => {
  shown();
  fireEvent.click(screen.getByLabelText(/No notices but urgent ones/));
  expect([field("From").value, field("To").value]).toEqual(["20:00", "08:00"]);
  type("From", "22:00");
  expect(field("From").value).toBe("22:00");
  fireEvent.click(screen.getByLabelText(/No notices but urgent ones/));
  expect(screen.queryByLabelText(/^From/)).toBeNull();
  expect(mayBeSaved()).toBe(false);
});

test("what the server would refuse is not sent", () => {
  shown();
  fireEvent.click(screen.getByTestId("digest-on"));
  expect(mayBeSaved()).toBe(true);
  fireEvent.click(screen.getByLabelText(/No notices but urgent ones/));
  type("From", "12:00");
  expect(mayBeSaved()).toBe(false);
});

test("a refusal is said and what was typed stays, until it is undone", async () => {
  api.put.mockRejectedValue(new Problem(409, "changed", "Someone saved another rule meanwhile."));
  shown();
  type(NEXT_WAY, "10");
  save();
  expect((await screen.findByRole("alert")).textContent).toContain("Someone saved another rule meanwhile.");
  expect(field(NEXT_WAY).value).toBe("10");
  fireEvent.click(screen.getByText("Undo the changes"));
  expect(field(NEXT_WAY).value).toBe("30");
});

test("a colleague's rule is shown at once where nothing is edited, and after undoing where something is", async () => {
  const other = (version: number, nextWay: number) =>
    act(async () => {
      queries.setQueryData(["delivery-policy"], { ...KEPT, version, ordinary: { ...TIMES, nextWay } });
      await new Promise((resolve) => setTimeout(resolve));
    });
  shown();
  await other(5, 120);
  expect(field(NEXT_WAY).value).toBe("2");
  type(NEXT_WAY, "10");
  await other(6, 180);
  expect(field(NEXT_WAY).value).toBe("10");
  save();
  await waitFor(() => expect((api.put.mock.calls[0] as [string, Policy])[1].version).toBe(5));
  cleanup();
  shown();
  type(NEXT_WAY, "10");
  await other(7, 240);
  fireEvent.click(screen.getByText("Undo the changes"));
  expect(field(NEXT_WAY).value).toBe("4");
});
