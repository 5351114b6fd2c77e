// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { PrivilegeList } from "./PrivilegeList.tsx";
import type { Privilege } from "./privileges.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), delete: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const ASKED: Privilege = {
  id: "v",
  kind: "office",
  person: "Hana Sato",
  client: null,
  ticket: "OPS-1",
  reason: "a new trunk",
  minutes: 60,
  askedAt: "2026-12-01T00:00:00Z",
  alone: false,
  second: null,
  until: null,
  state: "WAITS",
  mine: false,
  mayDecide: false,
};

beforeEach(async () => {
  vi.resetAllMocks();
  api.post.mockResolvedValue(undefined);
  api.delete.mockResolvedValue(undefined);
  notifications.clean();
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  notifications.clean();
});

function shown(more: Partial<Privilege> = {}, may: string[] = []) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "me", may });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Notifications />
        <PrivilegeList privileges={[{ ...ASKED, ...more }]} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const DEEDS = ["open", "refuse", "login", "look", "end"];
const offered = () => DEEDS.filter((deed) => screen.queryByTestId(`privilege-${deed}`) !== null);
const OPEN = { state: "OPEN", mine: true } as const;
const ENDS = ["END_ACCESS"];

test.each<[string, Partial<Privilege>, string[], string[]]>([
  ["who may not decide it", {}, [], []],
  ["who may decide it", { mayDecide: true }, [], ["open", "refuse"]],
  ["who may decide it and end access", { mayDecide: true }, ENDS, ["open", "refuse"]],
  ["who ends access, while it waits", {}, ENDS, ["end"]],
  ["who ends access, while it is open", { state: "OPEN" }, ENDS, ["end"]],
  ["who ends access, once it was refused", { state: "REFUSED" }, ENDS, []],
  ["who ends access, once its time is over", { state: "OVER" }, ENDS, []],
  ["whose database it opens", { ...OPEN, kind: "database" }, [], ["login"]],
  ["whose database it will open", { ...OPEN, kind: "database", state: "WAITS" }, [], []],
  ["another, of an open database", { ...OPEN, kind: "database", mine: false }, [], []],
  ["who looks at a client's screens", { ...OPEN, kind: "support" }, [], ["look"]],
  ["who looked at a client's screens", { ...OPEN, kind: "support", state: "ENDED" }, [], []],
  ["another, of a client's open screens", { ...OPEN, kind: "support", mine: false }, [], []],
  ["whose changes of the office are open", OPEN, [], []],
])("%s is offered what belongs to it", (_, more, may, deeds) => {
  shown(more, may);
  expect(offered()).toEqual(deeds);
});

test.each([
  ["open", true],
  ["refuse", false],
])("to %s it is sent of this request", async (deed, open) => {
  shown({ mayDecide: true });
  fireEvent.click(screen.getByTestId(`privilege-${deed}`));
  await waitFor(() => expect(api.post).toHaveBeenCalledExactlyOnceWith("/api/office/privileges/v/decide", { open }));
});

test("while one answer is on its way the other cannot be given", async () => {
  api.post.mockReturnValue(new Promise(() => undefined));
  shown({ mayDecide: true });
  fireEvent.click(screen.getByTestId("privilege-open"));
  const refuse = screen.getByTestId<HTMLButtonElement>("privilege-refuse");
  await waitFor(() => expect(refuse.disabled).toBe(true));
  fireEvent.click(refuse);
  fireEvent.click(screen.getByTestId("privilege-open"));
  expect(api.post).toHaveBeenCalledOnce();
});

test("it is ended with one press, as that is for an emergency", async () => {
  shown({ state: "OPEN" }, ENDS);
  fireEvent.click(screen.getByTestId("privilege-end"));
  await waitFor(() => expect(api.delete).toHaveBeenCalledExactlyOnceWith("/api/office/privileges/v"));
});

test.each(["open", "refuse", "end"])("when it was not possible to %s it, that is said", async (deed) => {
  const away = new Problem(0, "offline", "The server cannot be reached.");
  api.post.mockRejectedValue(away);
  api.delete.mockRejectedValue(away);
  shown({ mayDecide: deed !== "end" }, ENDS);
  fireEvent.click(screen.getByTestId(`privilege-${deed}`));
  await screen.findByText("The server cannot be reached.");
});

test("a client's screens are opened with this privilege, in a window that knows nothing of this one", () => {
  shown({ ...OPEN, kind: "support", client: "Minato Works" });
  const look = screen.getByTestId("privilege-look");
  expect(look.getAttribute("href")).toBe("/office/support#v");
  expect(look.getAttribute("rel")).toBe("noopener");
});

test.each<[string, Partial<Privilege>, string]>([
  ["that waits for a client", { kind: "support" }, "Waiting for the client"],
  ["that a client opened", { kind: "support", state: "OPEN" }, "Open"],
  ["that waits for a second person", {}, "Waiting"],
  ["that one opened alone", { state: "OPEN", alone: true }, "Self-approved (no second person available)"],
  ["that a second person decided", { state: "REFUSED", second: "Ren Ito" }, "Decided by Ren Ito"],
  ["that is open for a time", { state: "OPEN", until: "2026-12-01T01:00:00Z" }, "until 1 Dec 2026, 10:00"],
])("of one %s the list says so", (_, more, words) => {
  shown(more);
  expect(screen.getByTestId("privilege").textContent).toContain(words);
});
