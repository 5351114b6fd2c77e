// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import Evaluate from "./Evaluate.tsx";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("./signing/SigningForm.tsx", () => ({
  SigningForm: ({ company }: { company: string }) => <input aria-label={company} />,
}));
vi.mock("./checklist/VerdictBanner.tsx", () => ({ VerdictBanner: () => null }));

const opened: string[] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  window.location.hash = "#first";
  vi.stubGlobal("fetch", (path: string, { body }: RequestInit) => {
    if (!path.endsWith("/evaluation/open")) return Promise.resolve(Response.json({ items: [], at: null }));
    const { token } = JSON.parse(body as string) as { token: string };
    opened.push(token);
    if (token === "dead") return Promise.resolve(Response.json({}, { status: 410 }));
    const it = { company: `会社 ${token}`, expiresAt: "2026-12-09T00:00:00Z", evidence: "", states: {}, signed: null };
    return Promise.resolve(Response.json(it));
  });
});
afterEach(() => {
  opened.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

function to(hash: string) {
  act(() => {
    window.location.hash = hash;
    window.dispatchEvent(new Event("hashchange"));
  });
}

test("another link in the same tab is opened, and nothing of the first stays", async () => {
  const page = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider>
        <Evaluate />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.change(await page.findByLabelText("会社 first"), { target: { value: "typed for the first" } });
  to("#second");
  const second = (await page.findByLabelText("会社 second")) as HTMLInputElement;
  expect(second.value).toBe("");
  expect(page.queryByLabelText("会社 first")).toBeNull();
  to("#dead");
  await page.findByTestId("evaluate-dead");
  await waitFor(() => expect(opened).toEqual(["first", "second", "dead"]));
});
