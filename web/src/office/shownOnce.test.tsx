// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { useState, type ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Person } from "../api/types.ts";
import "../i18n/language.ts";
import { MakeLink } from "./assurance/MakeLink.tsx";
import { LinkDialog } from "./people/LinkDialog.tsx";
import { DatabaseLogin } from "./privileges/DatabaseLogin.tsx";
import { Glass } from "./privileges/Glass.tsx";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const SECRET = "AAAA-BBBB";

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", () =>
    Promise.resolve(
      new Response(
        JSON.stringify({
          id: "1",
          url: SECRET,
          token: SECRET,
          code: SECRET,
          user: "u",
          password: SECRET,
          until: AT,
          ...AT_ALL,
        }),
      ),
    ),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const AT = "2026-12-01T00:00:00Z";
const AT_ALL = { expiresAt: AT, waits: false, ready: false, newest: null };

function Opened({ of }: { of: (opened: boolean, close: () => void) => ReactNode }) {
  const [opened, open] = useState(true);
  return of(opened, () => open(false));
}

const person = { id: "p", name: "佐藤 花", enrolled: false } as Person;

test.each<[string, ReactNode, string]>([
  [
    "enrolment link",
    <Opened key="e" of={(on, close) => <LinkDialog person={on ? person : null} close={close} />} />,
    "登録用リンクを発行する",
  ],
  ["link to evaluate", <Opened key="l" of={(on, close) => <MakeLink opened={on} close={close} />} />, "つくる"],
  ["login", <DatabaseLogin key="d" id="1" />, "ログインを作る"],
  ["sheet", <Glass key="g" />, "新しい用紙を作る"],
])("Escape does not close a %s that is shown this once", async (_, piece, make) => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "me", may: ["GRANT_ACCESS"] });
  queries.setQueryData(["office", "glass"], { ready: false, newest: null });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">{piece}</MantineProvider>
    </QueryClientProvider>,
  );
  const company = page.queryByTestId("link-company");
  if (company) fireEvent.change(company, { target: { value: "青葉" } });
  fireEvent.click(await page.findByRole("button", { name: make }));
  const shown = await page.findAllByText(new RegExp(SECRET));
  fireEvent.keyDown(shown[0] ?? document.body, { key: "Escape" });
  await new Promise((done) => setTimeout(done, 20));
  expect(page.queryAllByText(new RegExp(SECRET))).not.toHaveLength(0);
});
