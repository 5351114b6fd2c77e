// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import Contract from "./Contract.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(cleanup);

test("a member's contract asks for all its parts at once", async () => {
  const asked: string[] = [];
  vi.stubGlobal(
    "fetch",
    vi.fn((what: RequestInfo | URL) => {
      asked.push(new URL(what instanceof Request ? what.url : what, "https://aoba.example").pathname);
      return new Promise<Response>(() => undefined);
    }),
  );
  const queries = new QueryClient();
  queries.setQueryData(["me"], { role: "client-admin", permissions: ["READ_OWN"], client: { id: "c" } });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Contract />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await vi.waitFor(() =>
    expect(asked).toEqual(
      expect.arrayContaining([
        "/api/contract",
        "/api/log",
        "/api/contract/enforcement",
        "/api/contract/offers",
        "/api/contract/terms",
        "/api/contract/deviations",
        "/api/retention",
        "/api/checklist",
      ]),
    ),
  );
});
