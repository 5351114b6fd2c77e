// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import type { Me, ReviewerKey, ToReview } from "../api/types.ts";
import { SealTrouble, type ReviewerIdentity } from "../seal/index.ts";
import { IDLE_MS } from "./keys.ts";
import Review from "./Review.tsx";

/// The screen, with a server and a key that are the test.
const server = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
const keys = vi.hoisted(() => ({ byFresh: vi.fn(), byPasskey: vi.fn(), byKit: vi.fn(), draftKey: vi.fn() }));
const opening = vi.hoisted(() => ({ openMessage: vi.fn(), openRecording: vi.fn() }));
const input = vi.hoisted(() => new Set<() => void>());
vi.mock("../api/api.ts", async (original) => ({ ...(await original<object>()), api: server }));
vi.mock("../api/queries.ts", () => ({ useMe: () => ({ data: ME }) }));
vi.mock("../api/lastInput.ts", () => ({
  onInput: (listener: () => void) => {
    input.add(listener);
    return () => input.delete(listener);
  },
}));
vi.mock("./keys.ts", async (original) => ({ ...(await original<object>()), ...keys }));
vi.mock("./reviewing.ts", async (original) => ({ ...(await original<object>()), ...opening }));
vi.mock("../guard/Guarded.tsx", () => ({ Guarded: ({ children }: { children: object }) => children }));
vi.mock("../guard/Mark.tsx", () => ({ Mark: () => null }));
vi.mock("../guard/Cover.tsx", () => ({ Cover: () => null }));
vi.mock("../signin/keys/KitStep.tsx", () => ({
  KitStep: ({ keep }: { keep: () => Promise<void> }) => (
    <button onClick={() => void keep()}>the kit is on paper</button>
  ),
}));

const ME = { person: "01980000-0000-7000-8000-0000000000f1" } as Me;
const OWN = "aaaa-bbbb-cccc-dddd-eeee-ffff-2222-3333";
const KEY = { fingerprint: OWN } as unknown as ReviewerIdentity;
const MESSAGE: ToReview = {
  id: "01980000-0000-7000-8000-0000000000e1",
  clientId: "01980000-0000-7000-8000-000000000001",
  client: "Minato Works",
  object: "01980000-0000-7000-8000-0000000000e2",
  kind: "message",
  sealedAt: "2026-11-24T06:03:12Z",
  givenAt: "2026-11-24T07:00:00Z",
  until: "2026-12-24T07:00:00Z",
  to: OWN,
};
const OLD = { ...MESSAGE, id: "01980000-0000-7000-8000-0000000000e3", to: "another" };

let held: ReviewerKey["key"];
let given: ToReview[];
let queries: QueryClient;

beforeEach(async () => {
  vi.resetAllMocks();
  input.clear();
  held = { epoch: 1, fingerprint: OWN, unlocks: [] };
  given = [MESSAGE, OLD];
  server.get.mockImplementation((path: string) =>
    Promise.resolve(path === "/api/quality/key" ? { key: held } : path === "/api/quality/reviews" ? given : null),
  );
  keys.byFresh.mockResolvedValue(null);
  keys.byPasskey.mockResolvedValue(KEY);
  opening.openMessage.mockResolvedValue({
    message: { fields: [{ key: "callerName", label: { ja: "", en: "Name" }, value: "佐藤 花子", display: null }] },
    by: "7777-8888-9999",
  });
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function shown() {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Review />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

async function unlocked() {
  const page = shown();
  fireEvent.click(await page.findByTestId("review-unlock"));
  await page.findByTestId("review-lock");
  return page;
}

async function opened() {
  const page = await unlocked();
  fireEvent.click(page.getByRole("button", { name: "Open: Message of Minato Works" }));
  await page.findByTestId("review-proof");
  return page;
}

const disabled = (button: HTMLElement) => (button as HTMLButtonElement).disabled;

test("with a locked key nothing can be opened, with an open one what is sealed to it", async () => {
  const page = shown();
  expect(disabled(await page.findByTestId("review-open"))).toBe(true);
  expect(page.getAllByTestId("to-review").length).toBe(2);
  expect(page.getByText("Sealed to your former key")).toBeTruthy();
  expect(page.getByTestId("my-fingerprint").textContent).toBe(OWN);
  fireEvent.click(page.getByTestId("review-unlock"));
  await page.findByTestId("review-lock");
  expect(disabled(page.getByTestId("review-open")), "the one that is sealed to it").toBe(false);
  expect(page.queryByTestId("review-unlock")).toBeNull();
  fireEvent.click(page.getByTestId("review-lock"));
  expect(await page.findByTestId("review-unlock")).toBeTruthy();
});

test("a passkey that signed in a moment ago opens the key by itself, once", async () => {
  keys.byFresh.mockResolvedValue(KEY);
  const page = shown();
  await page.findByTestId("review-lock");
  expect(keys.byFresh).toHaveBeenCalledOnce();
  expect(keys.byPasskey).not.toHaveBeenCalled();
});

test("nothing given is said", async () => {
  given = [];
  const page = shown();
  expect(await page.findByText("Nothing has been given to you")).toBeTruthy();
});

test("a wrong passkey or kit is said, and the kit opens the key too", async () => {
  keys.byPasskey.mockRejectedValue(new SealTrouble("wrong-unlock"));
  const page = shown();
  fireEvent.click(await page.findByTestId("review-unlock"));
  expect((await page.findByRole("alert")).textContent).toBe("This passkey or kit does not open it.");
  keys.byKit.mockResolvedValue(KEY);
  fireEvent.click(page.getByTestId("review-unlock-kit"));
  fireEvent.change(page.getByTestId("kit-text"), { target: { value: "typed" } });
  fireEvent.submit(page.getByTestId("kit-text"));
  await page.findByTestId("review-lock");
  expect(keys.byKit).toHaveBeenCalledExactlyOnceWith(ME, held, "typed");
});

test("what is opened is shown with who answers for it, and the way back", async () => {
  const page = await opened();
  expect(opening.openMessage).toHaveBeenCalledExactlyOnceWith(KEY, MESSAGE);
  expect(page.getAllByText("佐藤 花子").length).toBeGreaterThan(0);
  expect(page.getByTestId("review-proof").textContent).toContain("key 7777-8888)");
  fireEvent.click(page.getByRole("button", { name: "← Back to the list" }));
  expect(page.getByTestId("review-open")).toBeTruthy();
});

test("what cannot be opened says why, and can be tried again", async () => {
  opening.openMessage.mockRejectedValueOnce(new SealTrouble("bad-signature"));
  const page = await unlocked();
  fireEvent.click(page.getByTestId("review-open"));
  await page.findByTestId("refused-signature");
  expect(page.queryByTestId("review-proof")).toBeNull();
});

test("what was taken back is not shown on", async () => {
  const page = await opened();
  given = [OLD];
  await act(() => queries.invalidateQueries({ queryKey: ["quality", "reviews"] }));
  expect((await page.findByTestId("review-gone")).textContent).toContain("What Minato Works gave was taken back");
  expect(page.queryByText("佐藤 花子")).toBeNull();
});

test("what the list has no room for is not called taken back", async () => {
  const page = await opened();
  given = Array.from({ length: 500 }, (_, n) => ({ ...OLD, id: `${OLD.id}${n}` }));
  await act(() => queries.invalidateQueries({ queryKey: ["quality", "reviews"] }));
  await vi.waitFor(() => expect(queries.getQueryData(["quality", "reviews"])).toHaveLength(500));
  expect(page.getAllByText("佐藤 花子").length).toBeGreaterThan(0);
  expect(page.queryByTestId("review-gone")).toBeNull();
});

test("the key is locked after a time without a touch, and with it what was open; a touch begins it anew", async () => {
  const page = await opened();
  // Only what is begun from here on can be moved on: a touch begins the time anew.
  vi.useFakeTimers();
  act(() => input.forEach((touched) => touched()));
  await act(() => vi.advanceTimersByTimeAsync(IDLE_MS - 1));
  act(() => input.forEach((touched) => touched()));
  await act(() => vi.advanceTimersByTimeAsync(IDLE_MS - 1));
  expect(page.queryByTestId("review-proof")).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(page.queryByTestId("review-proof")).toBeNull();
  expect(page.getByTestId("review-unlock")).toBeTruthy();
  expect(input.size, "a locked key waits for nothing").toBe(0);
});

test("the time until it locks is a quarter of an hour", () => expect(IDLE_MS).toBe(900_000));

test("a reviewer without a key makes one, and it is registered when the kit is on paper", async () => {
  held = null;
  const draft = { identity: KEY, kit: "kit", body: { statement: "s", signature: "g", unlocks: [] } };
  keys.draftKey.mockResolvedValue(draft);
  const page = shown();
  fireEvent.click(await page.findByTestId("review-make-key"));
  expect(page.queryByRole("button", { name: "Cancel" }), "there is nothing to go back to").toBeNull();
  const onPaper = await page.findByRole("button", { name: "the kit is on paper" });
  expect(keys.draftKey).toHaveBeenCalledExactlyOnceWith(ME, null);
  expect(server.post).not.toHaveBeenCalled();
  held = { epoch: 1, fingerprint: OWN, unlocks: [] };
  fireEvent.click(onPaper);
  await page.findByTestId("review-lock");
  expect(server.post).toHaveBeenCalledExactlyOnceWith("/api/quality/key", draft.body);
});

test("who has lost every way to the key makes a new one after the old, or goes back", async () => {
  keys.draftKey.mockRejectedValue(new SealTrouble("no-cell"));
  const page = shown();
  fireEvent.click(await page.findByTestId("review-lost"));
  expect(page.getByText(/does not open with the new one/)).toBeTruthy();
  fireEvent.click(page.getByTestId("review-make-key"));
  expect(await page.findByRole("alert")).toBeTruthy();
  expect(keys.draftKey).toHaveBeenCalledExactlyOnceWith(ME, held);
  fireEvent.click(page.getByRole("button", { name: "Cancel" }));
  expect(page.getByTestId("review-unlock")).toBeTruthy();
});
