// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useLogKey } from "./useLogKey.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(() => localStorage.clear());
afterEach(cleanup);

function keyOf(vkey: string | undefined) {
  const queries = new QueryClient();
  queries.setQueryData(["me"], { role: "client-admin", permissions: [], client: { id: "c" } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  return renderHook(() => useLogKey(vkey), { wrapper }).result.current;
}

test("the first key that a device sees is the one that it goes on checking against", () => {
  expect(keyOf(undefined)).toEqual({ known: "", changed: false });
  expect(keyOf("aoba/log+1+A")).toEqual({ known: "aoba/log+1+A", changed: false });
  expect(keyOf("aoba/log+1+A")).toEqual({ known: "aoba/log+1+A", changed: false });
  expect(keyOf("aoba/log+2+B")).toEqual({ known: "aoba/log+1+A", changed: true });
  expect(keyOf("aoba/log+1+A")).toEqual({ known: "aoba/log+1+A", changed: false });
});
