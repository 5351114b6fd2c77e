// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { PinSection } from "./PinSection.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

// The growing text field looks at the fonts, which jsdom does not have.
Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("where the key is another by now, the comparison begins anew and the reason stays", async () => {
  let now = "aaaa-bbbb";
  vi.stubGlobal("fetch", (_: string, { method }: RequestInit) => {
    if (method === "POST") {
      now = "cccc-dddd";
      return Promise.resolve(Response.json({ code: "pin-changed", detail: "別の鍵です" }, { status: 409 }));
    }
    const pin = { standing: "to-compare", before: "eeee-ffff", now, at: "2026-12-01T00:00:00Z", epoch: 2 };
    return Promise.resolve(Response.json(pin));
  });
  const page = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider>
        <PinSection client="c" />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const reason = () => page.getByTestId("pin-reason") as HTMLTextAreaElement;
  await page.findByTestId("pin-reason");
  fireEvent.change(reason(), { target: { value: "山田様、03-1234-5678" } });
  fireEvent.click(page.getByTestId("pin-same"));
  fireEvent.click(page.getByTestId("pin-do"));
  await waitFor(() => expect(page.getByTestId("pin-now").textContent).toContain("cccc"));
  expect((page.getByTestId("pin-same") as HTMLInputElement).checked).toBe(false);
  expect(reason().value).toBe("山田様、03-1234-5678");
});
