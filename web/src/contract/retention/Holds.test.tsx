// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Holds } from "./Holds.tsx";
import { OWN, type View } from "./queries.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

beforeEach(() => {
  // jsdom has none, which a text area that grows listens to
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
});
afterEach(cleanup);

/// Of 2026-11-30T17:26:20Z.
const CALL = "019ad5e3-24e0-7f52-93d1-04ac72a72102";

function shown(may: boolean, call?: string) {
  const of = {
    holds: [{ id: "h", call: CALL, reason: "訴訟", until: "2027-01-01T00:00:00Z", state: "held", mine: false }],
  } as unknown as View;
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <Holds of={of} place={OWN} may={may} call={call} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("a hold of one call is known by when the call came", () => {
  expect(shown(true).getByTestId("hold").textContent).toContain("Japan time");
  expect(document.querySelector("[data-testid=hold-call]")).toBeNull();
});

test("from a message the form has its call", async () => {
  shown(true, CALL);
  const dialog = await within(document.body).findByRole("dialog");
  expect(within(dialog).getByTestId<HTMLInputElement>("hold-call").value).toBe(CALL);
});

test("who may not ask gets no form, whatever the address says", () => {
  shown(false, CALL);
  expect(document.querySelector("[role=dialog]")).toBeNull();
});
