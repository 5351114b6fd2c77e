// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Stated, StatementPage } from "../../api/assurance.ts";
import { MakeLink } from "./MakeLink.tsx";
import { Statements } from "./Statements.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const STATED: Stated = {
  id: "9",
  check: "training.held",
  result: "passed",
  said: "全員が研修を終えた。",
  until: "2027-02-25T14:59:00Z",
  role: "admin",
  at: "2026-11-28T03:00:00Z",
  state: "waits",
  own: true,
};

const asked: [string, string, string][] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    asked.push([method ?? "", path, body as string]);
    return Promise.resolve(
      path === "/api/office/evaluations" && method === "POST"
        ? new Response(JSON.stringify({ id: "1", token: "secret", expiresAt: "2026-12-28T03:00:00Z" }))
        : new Response(null, { status: 204 }),
    );
  });
});
afterEach(() => {
  asked.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

function page(piece: ReactNode, may: string[] = ["WATCH", "READ_EVIDENCE"]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>{piece}</MantineProvider>
    </QueryClientProvider>,
  );
}

const statements = (one: Partial<Stated>): StatementPage => ({
  checks: [{ code: "training.held", ja: "定期研修", en: "training", days: 90, mayNotApply: false, word: true }],
  statements: [{ ...STATED, ...one }],
});

test("nobody confirms their own statement, and the button says why", () => {
  const { getByTestId, getByText } = page(<Statements page={statements({})} />);
  for (const button of ["statement-confirm", "statement-refuse"]) {
    expect(getByTestId(button)).toHaveProperty("disabled", true);
    expect(getByTestId(button).getAttribute("aria-describedby")).toBe(getByText(/ご自分の申告です/).id);
  }
});

test("another person confirms it after reading it again", async () => {
  const { getByTestId, findByTestId } = page(<Statements page={statements({ own: false })} />, ["READ_EVIDENCE"]);
  fireEvent.click(getByTestId("statement-confirm"));
  const go = await findByTestId("statement-confirm-do");
  expect(document.body.textContent).toContain("定期研修: 適合");
  fireEvent.click(go);
  await waitFor(() =>
    expect(asked).toContainEqual(["POST", "/api/office/assurance/statements/9/decision", '{"confirm":true}']),
  );
});

test("what was decided has no buttons, and an auditor states nothing", () => {
  const { queryByTestId, getByTestId } = page(<Statements page={statements({ state: "refused" })} />, [
    "READ_EVIDENCE",
  ]);
  expect(getByTestId("statement").textContent).toContain("却下");
  for (const button of ["statement-confirm", "statement-refuse", "statement-new"]) {
    expect(queryByTestId(button), button).toBeNull();
  }
});

test("a link has its secret in the fragment, and is shown once", async () => {
  const { findByTestId } = page(<MakeLink opened close={vi.fn()} />);
  fireEvent.change(await findByTestId("link-company"), { target: { value: " やまなみ商事 " } });
  fireEvent.click(await findByTestId("link-go"));
  const address = new URL((await findByTestId("link-address")).textContent);
  expect([address.pathname, address.search, address.hash]).toEqual(["/evaluate", "", "#secret"]);
  expect(asked).toContainEqual(["POST", "/api/office/evaluations", '{"company":"やまなみ商事"}']);
});
