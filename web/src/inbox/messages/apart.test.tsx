// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import { testItem } from "../../api/testItem.ts";
import type { InboxItem } from "../../api/types.ts";
import { isGone, useApart, useKeepApart, type Chosen } from "./apart.ts";

const itemOfCall = vi.hoisted(() => vi.fn());
vi.mock("../../opening/fetching.ts", () => ({ INBOX: ["inbox"], itemOfCall }));

const ITEM = testItem();
const CHOSEN: Chosen = { item: ITEM.id, call: ITEM.call };
let queries: QueryClient;

beforeEach(() => {
  vi.resetAllMocks();
  itemOfCall.mockResolvedValue(ITEM);
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});
afterEach(cleanup);

interface Asked {
  chosen: Chosen | null;
  listed?: InboxItem | undefined;
  begun?: boolean;
}

const wrapper = ({ children }: { children: React.ReactNode }) => (
  <QueryClientProvider client={queries}>{children}</QueryClientProvider>
);
const apart = (asked: Asked) =>
  renderHook(({ chosen, listed, begun = true }: Asked) => useApart(chosen, listed, begun), {
    wrapper,
    initialProps: asked,
  });

test("an item that the list does not have is found by its call", async () => {
  const { result } = apart({ chosen: CHOSEN });
  await waitFor(() => expect(result.current.data).toEqual(ITEM));
  expect(itemOfCall).toHaveBeenCalledExactlyOnceWith(ITEM.call);
});

test.each<[string, Asked]>([
  ["nothing is chosen", { chosen: null }],
  ["no list has come", { chosen: CHOSEN, begun: false }],
  ["the list has it", { chosen: CHOSEN, listed: ITEM }],
  ["its call is not known", { chosen: { ...CHOSEN, call: null } }],
])("nothing is asked where %s", async (_, asked) => {
  apart(asked);
  await Promise.resolve();
  expect(itemOfCall).not.toHaveBeenCalled();
});

test("what was listed stays open where another box's list does not have it, and is asked about by the call it had", async () => {
  const chosen = { ...CHOSEN, call: null };
  const { result, rerender } = apart({ chosen, listed: ITEM });
  itemOfCall.mockResolvedValue({ ...ITEM, state: "done" });
  rerender({ chosen });
  expect(result.current.data).toEqual(ITEM);
  await queries.invalidateQueries();
  await waitFor(() => expect(result.current.data?.state).toBe("done"));
  expect(itemOfCall).toHaveBeenLastCalledWith(ITEM.call);
});

test("what was found elsewhere is there at once", () => {
  const keep = renderHook(() => useKeepApart(), { wrapper }).result.current;
  keep(ITEM);
  expect(apart({ chosen: CHOSEN }).result.current.data).toEqual(ITEM);
});

test("it is gone when the server does not know it any more, and not when it is away", async () => {
  itemOfCall.mockRejectedValue(new Problem(404, "not-found", ""));
  const gone = apart({ chosen: CHOSEN }).result;
  await waitFor(() => expect(isGone(gone.current)).toBe(true));
  cleanup();
  queries.clear();
  itemOfCall.mockRejectedValue(new Problem(503, "database-away", ""));
  const away = apart({ chosen: CHOSEN }).result;
  await waitFor(() => expect(away.current.error).not.toBeNull());
  expect(isGone(away.current)).toBe(false);
});
