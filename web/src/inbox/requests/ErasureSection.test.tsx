// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { ErasureSection } from "./ErasureSection.tsx";
import type { Whole } from "./queries.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(cleanup);

function shown(names: string[], state: string, mine: boolean, may = ["DECIDE_REQUESTS"]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", role: "client-admin", may });
  queries.setQueryData(["keys", "administrators"], { names });
  const of = {
    request: { id: "r", state: "identified", kind: "stop" },
    erasure: { state, kept: 3, held: 0, erased: 0, mine },
  } as unknown as Whole;
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <ErasureSection of={of} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return ["erasure-ask", "erasure-approve", "erasure-withdraw", "erasure-alone"].filter(
    (id) => page.queryByTestId(id) !== null,
  );
}

test("one administrator asks and another approves", () => {
  expect(shown(["青葉 涼", "岸 美緒"], "none", false)).toEqual(["erasure-ask"]);
  cleanup();
  expect(shown(["青葉 涼", "岸 美緒"], "asked", true)).toEqual(["erasure-withdraw"]);
  cleanup();
  expect(shown(["青葉 涼", "岸 美緒"], "asked", false)).toEqual(["erasure-approve", "erasure-withdraw"]);
});

test("a company's only administrator is told that nobody can approve, before and after asking", () => {
  expect(shown(["青葉 涼"], "none", false)).toEqual(["erasure-ask", "erasure-alone"]);
  cleanup();
  expect(shown(["青葉 涼"], "asked", true)).toEqual(["erasure-withdraw", "erasure-alone"]);
  cleanup();
  expect(shown(["青葉 涼"], "approved", true)).toEqual([]);
  cleanup();
  expect(shown(["青葉 涼"], "none", false, ["READ_OWN"])).toEqual([]);
});
