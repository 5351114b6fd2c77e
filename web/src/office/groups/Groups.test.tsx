// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import Groups from "./Groups.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), put: vi.fn(), delete: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("./UnstaffedGroups.tsx", () => ({ UnstaffedGroups: () => null }));

const person = (id: string, role = "operator", disabled = false) => ({ id, name: `Name ${id}`, role, disabled });
const DAY = { id: "g", name: "Day", members: ["o", "gone"], version: "7" };

let groups: object[] = [];

beforeEach(async () => {
  vi.resetAllMocks();
  groups = [DAY];
  const people = [person("o"), person("s", "supervisor"), person("a", "admin"), person("gone", "operator", true)];
  api.get.mockImplementation((path: string) =>
    Promise.resolve(
      path === "/api/office/groups"
        ? { groups, clients: [] }
        : path === "/api/office/people"
          ? people
          : [{ id: "c", name: "Minato Works" }],
    ),
  );
  api.put.mockResolvedValue(undefined);
  api.delete.mockResolvedValue(undefined);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

async function shown() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <Groups />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await screen.findByTestId("group-new");
}

const name = () => screen.getByTestId<HTMLInputElement>("group-name");
const write = (value: string) => fireEvent.change(name(), { target: { value } });
const save = () => fireEvent.click(screen.getByTestId("group-save"));

test("where there is no group it says so, and clients are not shared out", async () => {
  groups = [];
  await shown();
  expect(screen.queryByTestId("groups-none")).not.toBeNull();
  expect(screen.queryByTestId("client-groups")).toBeNull();
  cleanup();
  groups = [DAY];
  await shown();
  expect(screen.queryByTestId("groups-none")).toBeNull();
  expect(screen.getByTestId("client-groups").textContent).toContain("Minato WorksEverybody——");
});

test("only who answers calls and is not blocked is in a group, and the version that was seen is sent", async () => {
  await shown();
  expect(screen.getByTestId("group").textContent).toContain("Name o");
  fireEvent.click(screen.getByRole("button", { name: "Edit Day" }));
  await screen.findByTestId("group-name");
  expect(screen.getAllByRole("checkbox").map((one) => one.getAttribute("value"))).toEqual(["o", "s"]);
  fireEvent.click(screen.getByLabelText("Name s"));
  write(" Night ");
  save();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(api.put.mock.calls).toEqual([["/api/office/groups/g", { name: "Night", members: ["o", "s"], base: "7" }]]);
});

test("pressed again after an answer that was lost, it is the same group, with what was typed", async () => {
  api.put.mockRejectedValueOnce(new Problem(0, "offline", "The server cannot be reached."));
  await shown();
  fireEvent.click(screen.getByTestId("group-new"));
  await screen.findByTestId("group-name");
  expect(screen.getByTestId<HTMLButtonElement>("group-save").disabled).toBe(true);
  write("Night");
  save();
  await screen.findByText("The server cannot be reached.");
  expect(name().value).toBe("Night");
  save();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const [first, second] = api.put.mock.calls;
  expect(first?.[1]).toEqual({ name: "Night", members: [], base: null });
  expect(second).toEqual(first);
});

test("a group is removed after a question", async () => {
  await shown();
  fireEvent.click(screen.getByRole("button", { name: "Remove Day" }));
  const yes = await screen.findByTestId("group-remove-yes");
  expect(api.delete).not.toHaveBeenCalled();
  fireEvent.click(yes);
  await waitFor(() => expect(api.delete).toHaveBeenCalledExactlyOnceWith("/api/office/groups/g"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});
