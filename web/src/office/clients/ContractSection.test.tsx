// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, test, vi } from "vitest";
import "../../i18n/language.ts";
import { ContractSection } from "./ContractSection.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../../contract/signed/AllClauses.tsx", () => ({ AllClauses: () => null }));
vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("./queries.ts", () => ({
  useContract: () => ({ data: { newest: 0, versions: [], answering: null }, isPending: false, error: null }),
  useAgree: () => ({}),
}));

afterEach(cleanup);

function section(demo: boolean) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", demo, may: [] });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <ContractSection client="c" />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test.each([
  ["ja", /契約への双方の署名と、委託元の点検表への署名で、受けられるようになります/],
  ["en", /refused until both sides have signed the contract and the client has signed its checklist/],
])("in %s it says all that is needed before a call is answered", async (lang, words) => {
  await i18next.changeLanguage(lang);
  section(false).getByText(words);
});

test("in the demo, where terms alone suffice, it says so", async () => {
  await i18next.changeLanguage("en");
  section(true).getByText("Calls for this company are refused until terms are agreed.");
});
