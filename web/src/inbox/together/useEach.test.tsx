// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Problem } from "../../api/api.ts";
import { useEach } from "./useEach.ts";

afterEach(cleanup);

test("one follows another, also after one that fails", async () => {
  const { result } = renderHook(() => useEach());
  const seen: number[] = [];
  await act(async () => {
    await result.current.run([1, 2, 3], (n) => {
      seen.push(n);
      return n === 2 ? Promise.reject(new Error("no")) : Promise.resolve();
    });
  });
  expect(seen).toEqual([1, 2, 3]);
  expect(result.current.progress).toEqual({ at: 3, of: 3, failed: 1, state: "over", enough: null });
});

test("it stops between two, and can begin again", async () => {
  const { result } = renderHook(() => useEach());
  const seen: number[] = [];
  const one = (n: number) => {
    seen.push(n);
    if (n === 2) result.current.stop();
    return Promise.resolve();
  };
  await act(async () => {
    await result.current.run([1, 2, 3], one);
  });
  expect(result.current.progress).toEqual({ at: 2, of: 3, failed: 0, state: "stopped", enough: null });
  await act(async () => {
    await result.current.run([3], one);
  });
  expect(seen).toEqual([1, 2, 3]);
  expect(result.current.progress?.state).toBe("over");
});

test("it stops when its screen goes", async () => {
  const { result, unmount } = renderHook(() => useEach());
  const seen: number[] = [];
  await act(async () => {
    await result.current.run([1, 2], (n) => {
      seen.push(n);
      unmount();
      return Promise.resolve();
    });
  });
  expect(seen).toEqual([1]);
});

test("it ends when the server says that it is enough, and says why", async () => {
  const { result } = renderHook(() => useEach());
  await act(async () => {
    await result.current.run([1, 2, 3], (n) =>
      n === 2 ? Promise.reject(new Problem(429, "too-many", "一時間に開ける数を超えました。")) : Promise.resolve(),
    );
  });
  expect(result.current.progress).toEqual({
    at: 1,
    of: 3,
    failed: 0,
    state: "stopped",
    enough: "一時間に開ける数を超えました。",
  });
});

test("a second press while it goes on begins nothing", async () => {
  const { result } = renderHook(() => useEach());
  const seen: number[] = [];
  let go: () => void = () => undefined;
  const one = (n: number) => {
    seen.push(n);
    return new Promise<void>((resolve) => (go = resolve));
  };
  await act(async () => {
    const first = result.current.run([1], one);
    expect(await result.current.run([1], one)).toBeNull();
    go();
    expect((await first)?.state).toBe("over");
  });
  expect(seen).toEqual([1]);
  await act(async () => {
    const again = result.current.run([2], one);
    go();
    await again;
  });
  expect(seen).toEqual([1, 2]);
});
