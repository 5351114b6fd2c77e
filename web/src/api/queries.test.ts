import { QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { Problem } from "./api.ts";
import { AHEAD, askAhead, outdated, queries } from "./queries.ts";

const KEY = ["something"];

let answer: () => Promise<string>;

function watched() {
  const observer = new QueryObserver<string>(queries, { queryKey: KEY, queryFn: () => answer(), retry: false });
  return { observer, leave: observer.subscribe(() => undefined) };
}

afterEach(() => {
  queries.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what is shown stays when asking again fails, and is said to be old", async () => {
  answer = () => Promise.resolve("first");
  const { observer, leave } = watched();
  await observer.refetch();
  expect(outdated(queries)).toEqual([]);
  answer = () => Promise.reject(new Problem(503, "away", "away"));
  await observer.refetch();
  expect(observer.getCurrentResult()).toMatchObject({ data: "first", isLoadingError: false });
  expect(outdated(queries).map(({ queryKey }) => queryKey)).toEqual([KEY]);
  answer = () => Promise.resolve("second");
  await observer.refetch();
  expect(observer.getCurrentResult().data).toBe("second");
  expect(outdated(queries)).toEqual([]);
  leave();
  expect(outdated(queries)).toEqual([]);
});

test.each([403, 404, 410])("what was given before goes when it is refused with %d", async (status) => {
  answer = () => Promise.resolve("first");
  const { observer, leave } = watched();
  await observer.refetch();
  answer = () => Promise.reject(new Problem(status, "no", "no"));
  await observer.refetch();
  expect(observer.getCurrentResult()).toMatchObject({ data: undefined, isLoadingError: true });
  expect(outdated(queries)).toEqual([]);
  leave();
});

test("that the session ended, its own dialog says", async () => {
  answer = () => Promise.resolve("first");
  const { observer, leave } = watched();
  await observer.refetch();
  answer = () => Promise.reject(new Problem(401, "signed-out", "signed out"));
  await observer.refetch();
  expect(observer.getCurrentResult().data).toBe("first");
  expect(outdated(queries)).toEqual([]);
  leave();
});

test("the first screen waits for who is signed in, but not for a server that does not answer", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => new Promise<Response>(() => undefined));
  let over = false;
  void askAhead().then(() => (over = true));
  await vi.advanceTimersByTimeAsync(AHEAD - 1);
  expect(over).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toBe(true);
});

test("it is drawn as soon as both are known", async () => {
  const answers: ((it: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => answers.push(resolve)));
  let over = false;
  const asked = askAhead().then(() => (over = true));
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[0]?.(new Response("{}", { status: 401, headers: { "Content-Type": "application/problem+json" } }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(over).toBe(false);
  answers[1]?.(new Response("{}", { status: 404, headers: { "Content-Type": "application/problem+json" } }));
  await asked;
});
