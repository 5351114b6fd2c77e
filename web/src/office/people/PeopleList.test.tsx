// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { Person } from "../../api/types.ts";
import "../../i18n/language.ts";
import { PeopleList } from "./PeopleList.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const open = vi.fn();
const turnOn = vi.fn();

const STANDING = { state: "ACTIVE", starts: null, leaves: null, roleUntil: null, due: false, orphan: false };
const HANA = {
  id: "p",
  name: "Hana Sato",
  kana: "",
  kind: "staff",
  role: "operator",
  client: null,
  disabled: false,
  enrolled: true,
  linkWaits: false,
  passkeys: [],
  standing: null,
};

type More = Omit<Partial<typeof HANA>, "standing" | "passkeys"> & {
  standing?: object;
  passkeys?: object[];
};

beforeEach(async () => {
  vi.resetAllMocks();
  notifications.clean();
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  notifications.clean();
});

function shown(may: string[], { standing, ...more }: More = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "me", may });
  const person = { ...HANA, ...more, standing: standing ? { ...STANDING, ...standing } : null } as unknown as Person;
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Notifications />
        <PeopleList people={[person]} open={open} turnOn={turnOn} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return person;
}

const buttons = () => screen.queryAllByRole("button").map((one) => one.textContent);
const row = () => screen.getByTestId("person").textContent;

test.each<[string, string[], More, string[]]>([
  ["who only reads", [], {}, []],
  ["who gives access", ["GRANT_ACCESS"], {}, ["Enrolment link", "More"]],
  ["who ends access", ["END_ACCESS"], {}, ["Block"]],
  ["HR", ["REGISTER_PEOPLE"], {}, ["More"]],
  ["HR, of a client's member", ["REGISTER_PEOPLE"], { kind: "member" }, []],
  [
    "who gives access, of who is blocked",
    ["GRANT_ACCESS"],
    { disabled: true },
    ["Enrolment link", "Unblock", "Erase", "More"],
  ],
  ["who ends access, of who is blocked", ["END_ACCESS"], { disabled: true }, []],
  [
    "who gives access, of a link that waits",
    ["GRANT_ACCESS"],
    { linkWaits: true },
    ["Confirm the link", "Enrolment link", "More"],
  ],
  ["who only reads, of a link and a role that wait", [], { linkWaits: true, standing: { due: true } }, []],
])("%s is offered what the rights allow", (_, may, more, offered) => {
  shown(may, more);
  expect(buttons()).toEqual(offered);
});

test("a link is made for no one who is blocked, and no one blocks themselves", () => {
  shown(["GRANT_ACCESS"], { disabled: true });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Enrolment link for Hana Sato" }).disabled).toBe(true);
  cleanup();
  shown(["END_ACCESS"], { id: "me" });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Block" }).disabled).toBe(true);
});

test.each<[string, More, boolean]>([
  ["that is due", { standing: { due: true } }, true],
  ["that no one confirmed", { standing: { state: "UNCONFIRMED" } }, true],
  ["that is not due", { standing: {} }, false],
  ["of who left", { standing: { state: "LEFT", due: true } }, false],
  ["of a client's member", { kind: "member", standing: { due: true } }, false],
  ["of one's own", { id: "me", standing: { due: true } }, false],
])("a role %s is confirmed only if someone else must", (_, more, asked) => {
  shown(["GRANT_ACCESS"], more);
  expect(screen.queryByTestId("confirm-role") !== null).toBe(asked);
});

test.each([
  ["confirm-role", "/api/office/people/p/confirm", "Role of Hana Sato confirmed until 1 Mar 2027"],
  ["confirm-link", "/api/office/people/p/enrolment/confirm", "The link of Hana Sato works now"],
])("%s is sent of this person and said", async (id, address, words) => {
  api.post.mockResolvedValue({ until: "2027-02-28T15:00:00Z" });
  shown(["GRANT_ACCESS"], { linkWaits: true, standing: { due: true } });
  fireEvent.click(screen.getByTestId(id));
  await waitFor(() => expect(document.body.textContent).toContain(words));
  expect(api.post.mock.calls).toEqual([[address]]);
});

test.each(["confirm-role", "confirm-link"])("a refusal of %s is said, and it can be pressed again", async (id) => {
  api.post.mockRejectedValue(new Problem(409, "own", "Another administrator must."));
  shown(["GRANT_ACCESS"], { linkWaits: true, standing: { due: true } });
  fireEvent.click(screen.getByTestId(id));
  await screen.findByText("Another administrator must.");
  await waitFor(() => expect(screen.getByTestId(id).dataset["loading"]).toBeUndefined());
});

test.each<[string, string[], string[]]>([
  ["HR", ["REGISTER_PEOPLE"], ["registry"]],
  ["who gives access", ["GRANT_ACCESS"], ["role"]],
])("more is there for %s, and opens it for this person", async (_, may, kinds) => {
  const person = shown(may);
  fireEvent.click(screen.getByTestId("person-more"));
  const items = await screen.findAllByRole("menuitem", { hidden: true });
  for (const item of items) fireEvent.click(item);
  expect(open.mock.calls).toEqual(kinds.map((kind) => [{ kind, person }]));
});

test("nothing is done before it was asked for in a dialog, save unblocking", () => {
  const gone = shown(["GRANT_ACCESS", "END_ACCESS"], { disabled: true });
  fireEvent.click(screen.getByText("Erase"));
  fireEvent.click(screen.getByText("Unblock"));
  expect(turnOn.mock.calls).toEqual([[gone]]);
  cleanup();
  const person = shown(["GRANT_ACCESS", "END_ACCESS"]);
  fireEvent.click(screen.getByText("Block"));
  fireEvent.click(screen.getByText("Enrolment link"));
  expect(open.mock.calls).toEqual([
    [{ kind: "erase", person: gone }],
    [{ kind: "stop", person }],
    [{ kind: "link", person }],
  ]);
  expect(api.post).not.toHaveBeenCalled();
});

const DAY = "2027-02-28T15:00:00Z";

test.each<[string, More, string[], string[]]>([
  [
    "who may not begin yet",
    { standing: { state: "NOT_STARTED", starts: DAY } },
    ["Not started", "Starts 1 Mar"],
    ["Enrolled"],
  ],
  ["who began", { standing: { starts: DAY } }, ["Enrolled"], ["Starts"]],
  ["who leaves", { standing: { leaves: DAY } }, ["Leaves 1 Mar"], ["Role until"]],
  ["whose role is confirmed", { standing: { roleUntil: DAY } }, ["Role until 1 Mar"], ["Leaves"]],
  [
    "whose role is not confirmed",
    { standing: { state: "UNCONFIRMED", roleUntil: DAY } },
    ["Role unconfirmed"],
    ["until"],
  ],
  ["who is blocked", { disabled: true }, ["Blocked"], ["Enrolled"]],
  ["who has no passkey yet", { enrolled: false }, ["Not enrolled"], ["Needs another"]],
  ["whose review is due", { standing: { due: true } }, ["Review due"], ["HR"]],
  ["who is not in HR's list", { standing: { orphan: true } }, ["Not in HR's registry"], ["Review due"]],
])("of %s it says so, and nothing else", (_, more, words, not) => {
  shown([], more);
  for (const one of words) expect(row()).toContain(one);
  for (const one of not) expect(row()).not.toContain(one);
});

test("passkeys of one kind are counted, and if none is enough it says that another is needed", () => {
  const weak = { model: null, synced: true, enough: false };
  shown([], { passkeys: [weak, weak] });
  expect(screen.getByTestId("person-passkeys").textContent).toBe("Synced passkey (Not enough for this role) ×2");
  expect(screen.queryByTestId("needs-another")).not.toBeNull();
  cleanup();
  shown([], { passkeys: [weak, { model: "Key 5", synced: false, enough: true }] });
  expect(screen.getAllByTestId("person-passkeys").map((one) => one.textContent)[1]).toBe("Key 5");
  expect(screen.queryByTestId("needs-another")).toBeNull();
});
