// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { View } from "../../contract/retention/queries.ts";
import { Certificates } from "./Certificates.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
const save = vi.hoisted(() => vi.fn<(name: string, file: Blob) => void>());
vi.mock("../../shell/save.ts", () => ({ save, download: vi.fn() }));

const one = (n: number) => ({
  n,
  whole: false,
  madeAt: "2026-11-24T06:03:12Z",
  digest: `d${n}`,
  things: 1,
  bytes: 2,
});
const some = (from: number, count: number) => Array.from({ length: count }, (_, i) => one(from - i));

beforeEach(() => {
  save.mockReset();
  vi.stubGlobal("fetch", (path: string) => {
    const { pathname, searchParams } = new URL(path, "https://x.example");
    const before = Number(searchParams.get("before"));
    if (!pathname.endsWith("/certificates")) return Promise.resolve(new Response(`{"of":"${pathname}"}`));
    return Promise.resolve(new Response(JSON.stringify(some(before - 1, Math.min(200, before - 1)))));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(count: number) {
  const of = { kinds: [], certificates: some(count, Math.min(200, count)) } as unknown as View;
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <Certificates of={of} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("the first of 401 certificates is reached", async () => {
  const page = shown(401);
  const rows = () => page.getAllByTestId("certificate").length;
  expect(rows()).toBe(200);
  fireEvent.click(page.getByTestId("certificates-older"));
  await waitFor(() => expect(rows()).toBe(400));
  fireEvent.click(page.getByTestId("certificates-older"));
  await waitFor(() => expect(rows()).toBe(401));
  expect(page.getByText("d1")).toBeTruthy();
  expect(page.queryByTestId("certificates-older")).toBeNull();
});

test("where all are listed no older ones are offered", () => {
  expect(shown(3).queryByTestId("certificates-older")).toBeNull();
});

test("one file has them all, also those that are not listed", async () => {
  const page = shown(201);
  fireEvent.click(page.getByTestId("certificates-zip"));
  await waitFor(() => expect(save).toHaveBeenCalledOnce());
  const [name, file] = save.mock.lastCall ?? ["", new Blob()];
  expect(name).toBe("erasure-certificates.zip");
  const text = await file.text();
  expect(new Set(text.match(/erasure-certificate-\d+\.json/g)).size).toBe(201);
  expect(text).toContain('{"of":"/api/retention/certificates/1"}');
});
