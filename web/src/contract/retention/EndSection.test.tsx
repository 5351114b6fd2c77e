// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { EndSection } from "./EndSection.tsx";
import { OWN, type End, type View } from "./queries.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(cleanup);

const END: End = {
  side: "term",
  reason: "",
  ended: false,
  endsAt: "2027-03-31T15:00:00Z",
  returnBy: "2027-04-14T15:00:00Z",
  eraseAt: "2027-04-30T15:00:00Z",
  receivedAt: null,
  closedAt: null,
  accountsUntil: null,
  kycUntil: null,
  contractUntil: null,
};

function shown(end: End | null, may = true, agreed = true, side: "office" | "client" = "client") {
  const of = { end, agreed } as View;
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <EndSection of={of} place={OWN} side={side} may={may} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const there = (page: ReturnType<typeof shown>) =>
  ["end-give", "end-withdraw", "end-received"].filter((id) => page.queryByTestId(id) !== null);

test("an end by the last day can be brought forward, and nobody withdraws it", () => {
  expect(there(shown(END))).toEqual(["end-give"]);
  cleanup();
  expect(there(shown({ ...END, ended: true }))).toEqual(["end-received"]);
  cleanup();
  expect(there(shown(END, false))).toEqual([]);
});

test("who gave notice withdraws it until the end", () => {
  expect(there(shown({ ...END, side: "client", reason: "移転" }))).toEqual(["end-withdraw"]);
  cleanup();
  expect(there(shown({ ...END, side: "office", reason: "閉鎖" }))).toEqual([]);
});

test("of a client that never agreed to anything the office reads that it ends in the same way", () => {
  const page = shown(null, true, false, "office");
  expect(page.queryByTestId("end-no-contract")).not.toBeNull();
  expect(there(page)).toEqual(["end-give"]);
  cleanup();
  expect(shown(null, true, true, "office").queryByTestId("end-no-contract")).toBeNull();
  cleanup();
  const closed = { ...END, side: "office", ended: true, closedAt: "2027-05-01T15:00:00Z" };
  expect(shown(closed, true, false, "office").container.textContent).toMatch(/366/);
  cleanup();
  expect(shown(closed, true, true, "office").container.textContent).not.toMatch(/366/);
});
