// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Problem } from "../../api/api.ts";
import type { Permission } from "../../api/types.ts";
import { OneRequest } from "./OneRequest.tsx";
import type { Request, Whole } from "./queries.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), put: vi.fn() }));
const ring = vi.hoisted(() => ({ now: {} }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: () => ring.now, onLock: () => undefined }));
vi.mock("../../opening/keys/Lock.tsx", () => ({ LockScreen: () => <p data-testid="lock" /> }));
vi.mock("./Written.tsx", () => ({ Written: () => <p data-testid="written" /> }));
vi.mock("./Links.tsx", () => ({ Links: () => null }));
vi.mock("./PackSection.tsx", () => ({ PackSection: () => <p data-testid="pack" /> }));
vi.mock("./Supplement.tsx", () => ({ Supplement: () => <p data-testid="supplement" /> }));
vi.mock("./ErasureSection.tsx", () => ({ ErasureSection: () => <p data-testid="erasure" /> }));
vi.mock("./Ending.tsx", () => ({
  Ending: ({ decides }: { decides: boolean }) => <p data-testid={`end-${decides}`} />,
}));
vi.mock("./said.ts", () => ({ readAll: () => Promise.resolve([]), asksOf: () => null }));

const REQUEST: Request = {
  id: "r",
  n: 3,
  kind: "disclose",
  way: "letter",
  state: "open",
  clock: "in-time",
  receivedAt: "2026-11-24T06:03:12Z",
  statedAt: "2026-11-24T06:03:12Z",
  dueAt: "2026-12-08T06:03:12Z",
  assignedTo: null,
  assignedName: null,
  identity: null,
  form: null,
  ground: null,
};
const LINKS = [{ object: "o", call: "c", mailbox: null, kind: "message" }];
const READS: Permission[] = ["READ_OWN"];
const DECIDES: Permission[] = ["READ_OWN", "DECIDE_REQUESTS"];

beforeEach(async () => {
  vi.resetAllMocks();
  ring.now = { kind: "open", member: {}, company: {} };
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(request: Partial<Request> = {}, may = READS, links: object[] = []) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "me", may });
  queries.setQueryData(["keys"], {});
  const of = { request: { ...REQUEST, ...request }, links, hidden: 0, notes: 0, steps: [] } as unknown as Whole;
  queries.setQueryData(["requests", "r"], of);
  api.get.mockResolvedValue(of);
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <OneRequest id="r" back={() => undefined} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

function among(ids: string[], ...of: Parameters<typeof shown>) {
  const page = shown(...of);
  const there = ids.filter((id) => page.queryByTestId(id) !== null);
  cleanup();
  return there;
}

const head = (...of: Parameters<typeof shown>) => among(["request-take", "request-identify", "request-due"], ...of);

test("who reads takes a request and records who asks; who decides sets until when it is answered", () => {
  expect(head()).toEqual(["request-take", "request-identify"]);
  expect(head({}, DECIDES)).toEqual(["request-take", "request-identify", "request-due"]);
  expect(head({}, []), "an auditor").toEqual([]);
});

test("nobody takes what is theirs, records twice who asks, or sets another time when it is too late", () => {
  expect(head({ assignedTo: "me" })).toEqual(["request-identify"]);
  expect(head({ assignedTo: "other" })).toContain("request-take");
  expect(head({ state: "identified" })).toEqual(["request-take"]);
  expect(head({ clock: "late" }, DECIDES)).toEqual(["request-take", "request-identify"]);
});

test.each(["answered", "refused", "withdrawn"])("of one that was %s nothing is changed any more", (state) => {
  const changes = ["request-take", "request-identify", "request-due", "supplement", "end-true", "end-false"];
  expect(among(changes, { state, kind: "correct" }, DECIDES, LINKS)).toEqual([]);
});

test("how who asks was known, the form and the ground of the answer are said once there are any", () => {
  const said = (request: Partial<Request>) => {
    const text = shown(request).getByTestId("request").textContent;
    cleanup();
    return text;
  };
  const none = said({ state: "identified" });
  const all = said({ state: "answered", identity: "agent", form: "paper", ground: "law" });
  const of = ["How it was answered：", "Ground：", "By which means："];
  expect(of.map((it) => none.includes(it))).toEqual([false, false, false]);
  expect(of.map((it) => all.includes(it))).toEqual([true, true, true]);
});

const inside = (...of: Parameters<typeof shown>) =>
  among(["lock", "written", "pack", "supplement", "erasure", "end-true", "end-false"], ...of);

test("what it says inside needs the right to read and an open key", () => {
  expect(inside({}, [])).toEqual([]);
  expect(inside()).toEqual(["written", "end-false"]);
  expect(inside({}, DECIDES)).toEqual(["written", "end-true"]);
  ring.now = { kind: "locked", idle: false };
  expect(inside()).toEqual(["lock"]);
  ring.now = { kind: "open", member: {}, company: null };
  expect(inside()).toEqual(["lock"]);
});

test("what is linked is packed; a correction adds to it, and a stop or a correction may erase", () => {
  expect(inside({}, READS, LINKS)).toEqual(["written", "pack", "end-false"]);
  expect(inside({ kind: "correct" }, READS, LINKS)).toEqual(["written", "pack", "supplement", "erasure", "end-false"]);
  expect(inside({ kind: "correct" })).toEqual(["written", "erasure", "end-false"]);
  expect(inside({ kind: "stop" })).toEqual(["written", "erasure", "end-false"]);
});

test("taking it is sent for this request, and a refusal is said", async () => {
  api.post.mockRejectedValue(new Problem(409, "x", "A colleague has it."));
  const page = shown();
  fireEvent.click(page.getByTestId("request-take"));
  await page.findByText("A colleague has it.");
  expect(api.post.mock.calls).toEqual([["/api/requests/r/take", {}]]);
});

test("who asks is recorded by the way that was chosen", async () => {
  const page = shown();
  fireEvent.change(page.getByRole("combobox"), { target: { value: "agent" } });
  fireEvent.click(page.getByTestId("request-identify"));
  await waitFor(() => expect(api.post.mock.calls).toEqual([["/api/requests/r/identified", { how: "agent" }]]));
});
