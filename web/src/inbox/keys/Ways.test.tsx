// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Keys } from "../../api/types.ts";
import "../../i18n/language.ts";
import { Ways } from "./Ways.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(cleanup);

const way = (n: number, method: "passkey" | "recovery") => ({
  id: `01970000-0000-7000-8000-00000000000${n}`,
  method,
  credentialId: method === "passkey" ? `credential-${n}` : null,
  blob: "",
});
const KEYS = {
  me: { fingerprint: "abcd", unlocks: [way(1, "passkey"), way(2, "passkey"), way(3, "recovery")] },
} as unknown as Keys;

function shown(may: string[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", role: "client-admin", may });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Ways keys={KEYS} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return ["way-remove", "add-begin", "ways-ended"].map((id) => page.queryAllByTestId(id).length);
}

test("ways are added, and removed where another of the kind is left", () => {
  expect(shown(["READ_OWN", "OPEN_KEYS"])).toEqual([2, 1, 0]);
});

test("after the end of the contract they open the key, and are neither added nor removed", () => {
  expect(shown(["OPEN_KEYS"])).toEqual([0, 0, 1]);
});
