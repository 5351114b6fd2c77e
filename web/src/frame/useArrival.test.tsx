// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LONGEST_ARRIVAL, useArrival } from "./useArrival.ts";

const router = { state: { status: "idle" } };
vi.mock("@tanstack/react-router", () => ({ useRouter: () => router }));

/// A frame of a browser, in milliseconds.
const FRAME = 16;

let queries: QueryClient;
let answers: Record<string, () => void>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame", "cancelAnimationFrame", "performance", "setTimeout"] });
  queries = new QueryClient();
  answers = {};
  router.state.status = "idle";
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Asks({ name, children }: { name: string; children?: React.ReactNode }) {
  const query = useQuery({
    queryKey: [name],
    staleTime: Infinity,
    queryFn: () => new Promise<string>((resolve) => (answers[name] = () => resolve(name))),
  });
  return query.data === undefined ? null : (children ?? null);
}

function Page({ path, children }: { path: string; children: React.ReactNode }) {
  return <main aria-busy={!useArrival(path)}>{children}</main>;
}

const whole = (path: string, children: React.ReactNode) => (
  <QueryClientProvider client={queries}>
    <Page path={path}>{children}</Page>
  </QueryClientProvider>
);
const busy = () => document.querySelector("main")?.getAttribute("aria-busy");
const frames = (n: number) => act(() => vi.advanceTimersByTimeAsync(n * FRAME));
const answer = async (name: string) => {
  answers[name]?.();
  await frames(1);
};

test("a page is seen when the last of its first answers is there, and not before", async () => {
  render(whole("/a", [<Asks key="quick" name="quick" />, <Asks key="slow" name="slow" />]));
  await frames(10);
  expect(busy()).toBe("true");
  await answer("quick");
  await frames(10);
  expect(busy()).toBe("true");
  await answer("slow");
  await frames(6);
  expect(busy()).toBe("false");
});

test("what a part asks for when it came is waited for, too", async () => {
  render(
    whole(
      "/a",
      <Asks name="outer">
        <Asks name="inner" />
      </Asks>,
    ),
  );
  await frames(3);
  await answer("outer");
  await frames(10);
  expect(busy()).toBe("true");
  await answer("inner");
  await frames(6);
  expect(busy()).toBe("false");
});

test("a server that does not answer hides nothing for longer than its time", async () => {
  render(whole("/a", <Asks name="never" />));
  await act(() => vi.advanceTimersByTimeAsync(LONGEST_ARRIVAL - 2 * FRAME));
  expect(busy()).toBe("true");
  await frames(5);
  expect(busy()).toBe("false");
});

test("the code of the page is waited for", async () => {
  router.state.status = "pending";
  render(whole("/a", null));
  await frames(10);
  expect(busy()).toBe("true");
  router.state.status = "idle";
  await frames(6);
  expect(busy()).toBe("false");
});

test("another page begins hidden; with all it needs from before it is seen in the next frame", async () => {
  const shown = render(whole("/a", <Asks name="kept" />));
  await frames(1);
  await answer("kept");
  await frames(6);
  expect(busy()).toBe("false");
  shown.rerender(whole("/b", <Asks key="b" name="kept" />));
  expect(busy()).toBe("true");
  await frames(2);
  expect(busy()).toBe("false");
});

test("what is asked again later hides nothing", async () => {
  render(whole("/a", <Asks name="again" />));
  await frames(1);
  await answer("again");
  await frames(6);
  void queries.invalidateQueries({ queryKey: ["again"] });
  await frames(3);
  expect(queries.isFetching()).toBe(1);
  expect(busy()).toBe("false");
});
