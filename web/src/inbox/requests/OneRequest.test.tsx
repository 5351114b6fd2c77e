// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { OneRequest } from "./OneRequest.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
const ring = vi.hoisted(() => ({ now: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: ring.now, onLock: vi.fn() }));
vi.mock("../../opening/keys/Lock.tsx", () => ({ LockScreen: () => <p>unlock</p> }));
vi.mock("./said.ts", async (original) => ({ ...(await original<object>()), readAll: () => Promise.resolve([]) }));
vi.mock("./Written.tsx", () => ({ Written: () => <p data-testid="part">written</p> }));
vi.mock("./Links.tsx", () => ({ Links: () => <p data-testid="part">links</p> }));
vi.mock("./PackSection.tsx", () => ({ PackSection: () => <p data-testid="part">pack</p> }));
vi.mock("./Supplement.tsx", () => ({ Supplement: () => <p data-testid="part">supplement</p> }));
vi.mock("./ErasureSection.tsx", () => ({ ErasureSection: () => <p data-testid="part">erasure</p> }));
vi.mock("./Ending.tsx", () => ({
  Ending: ({ decides }: { decides: boolean }) => <p data-testid="part">{decides ? "decide" : "withdraw"}</p>,
}));
vi.mock("./Steps.tsx", () => ({ Steps: () => null }));

const REQUEST = {
  id: "r1",
  n: 3,
  kind: "disclose",
  state: "open",
  clock: "running",
  way: "letter",
  receivedAt: "2026-11-24T06:03:12Z",
  dueAt: "2026-12-08T06:03:12Z",
  assignedTo: null as string | null,
  assignedName: null,
  identity: null,
  form: null,
  ground: null,
};
const LINKS = [{ object: "o", call: "c", mailbox: null, kind: "message" }];
const ADMIN = ["READ_OWN", "DECIDE_REQUESTS"];

beforeEach(async () => {
  vi.resetAllMocks();
  ring.now.mockReturnValue({ kind: "open", company: {} });
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(request: Partial<typeof REQUEST> = {}, may = ADMIN, links = LINKS) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const whole = { request: { ...REQUEST, ...request }, links, notes: [], hidden: 0, steps: [] };
  queries.setQueryData(["me"], { person: "me", may });
  queries.setQueryData(["keys"], {});
  queries.setQueryData(["requests", "r1"], whole);
  api.get.mockResolvedValue(whole);
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <OneRequest id="r1" back={vi.fn()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const can = () => ["request-take", "request-identify", "request-due"].filter((id) => screen.queryByTestId(id) !== null);
const parts = () => screen.queryAllByTestId("part").map(({ textContent }) => textContent);

test.each([
  [
    "an administrator takes, confirms and sets the date",
    {},
    ADMIN,
    ["request-take", "request-identify", "request-due"],
  ],
  ["a member takes and confirms", {}, ["READ_OWN"], ["request-take", "request-identify"]],
  ["an auditor looks only", {}, [], []],
  ["who has taken it does not take it again", { assignedTo: "me" }, ["READ_OWN"], ["request-identify"]],
  ["it is taken over from someone else", { assignedTo: "you" }, ["READ_OWN"], ["request-take", "request-identify"]],
  ["a person is confirmed once", { state: "identified" }, ["READ_OWN"], ["request-take"]],
  ["a date that is over is not set anew", { clock: "late" }, ADMIN, ["request-take", "request-identify"]],
  ["with one that is closed nothing is done", { state: "answered" }, ADMIN, []],
])("%s", (_, request, may, buttons) => {
  shown(request, may);
  expect(can()).toEqual(buttons);
});

test.each([
  ["disclose", "open", LINKS, ADMIN, ["written", "links", "pack", "decide"]],
  ["disclose", "open", [], ADMIN, ["written", "links", "decide"]],
  ["disclose", "open", LINKS, ["READ_OWN"], ["written", "links", "pack", "withdraw"]],
  ["correct", "open", LINKS, ADMIN, ["written", "links", "pack", "supplement", "erasure", "decide"]],
  ["correct", "open", [], ADMIN, ["written", "links", "erasure", "decide"]],
  ["correct", "answered", LINKS, ADMIN, ["written", "links", "pack", "erasure"]],
  ["stop", "open", LINKS, ADMIN, ["written", "links", "pack", "erasure", "decide"]],
  ["complaint", "refused", LINKS, ADMIN, ["written", "links", "pack"]],
])("a request of kind %s that is %s has what is due for it", (kind, state, links, may, what) => {
  shown({ kind, state }, may, links);
  expect(parts()).toEqual(what);
});

test("an auditor sees that it is there, and is not asked for a key", () => {
  shown({}, []);
  expect(screen.getByTestId("request-state").dataset["state"]).toBe("open");
  expect([parts(), screen.queryByText("unlock")]).toEqual([[], null]);
});

test("with locked keys a member sees the dates and nothing of what is in it", () => {
  ring.now.mockReturnValue({ kind: "locked" });
  shown();
  expect([parts(), screen.queryByText("unlock") !== null]).toEqual([[], true]);
  expect(screen.getByRole("heading").textContent).toContain("3");
});

test("who takes it says so to the server; a refusal is said", async () => {
  api.post.mockRejectedValueOnce(new Problem(409, "taken", "It was closed meanwhile."));
  shown();
  fireEvent.click(screen.getByTestId("request-take"));
  expect((await screen.findByRole("alert")).textContent).toContain("It was closed meanwhile.");
  fireEvent.click(screen.getByTestId("request-take"));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(api.post.mock.calls).toEqual(Array(2).fill(["/api/requests/r1/take", {}]));
});
