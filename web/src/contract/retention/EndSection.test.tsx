// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { EndSection } from "./EndSection.tsx";
import { OWN, type End, type View } from "./queries.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), delete: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

beforeEach(() => {
  vi.resetAllMocks();
  api.post.mockResolvedValue(undefined);
  api.delete.mockResolvedValue(undefined);
});
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
      <MantineProvider env="test">
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

const body = within(document.body);
const type = (id: string, value: string) => fireEvent.change(body.getByTestId(id), { target: { value } });

test.each([
  ["2027-03-31T00:00", "2027-03-30T15:00:00.000Z"],
  ["", null],
])("notice is given for a moment of Japan's time, or for at once: %j", async (typed, endsAt) => {
  fireEvent.click(shown(null).getByTestId("end-give"));
  await body.findByTestId("end-reason");
  type("end-at", typed);
  type("end-reason", "移転");
  expect(api.post, "not before it is sure").not.toHaveBeenCalled();
  fireEvent.click(body.getByTestId("end-give-sure"));
  await vi.waitFor(() => expect(api.post).toHaveBeenCalledExactlyOnceWith(OWN.end, { endsAt, reason: "移転" }));
  await vi.waitFor(() => expect(body.queryByTestId("end-reason")).toBeNull());
});

test("who takes notice back keeps the keyboard at the heading", async () => {
  const page = shown({ ...END, side: "client", reason: "移転" });
  fireEvent.click(page.getByTestId("end-withdraw"));
  await vi.waitFor(() => expect(api.delete).toHaveBeenCalledExactlyOnceWith(OWN.end));
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe("H2"));
});

test("that all was received is said after a question", async () => {
  const page = shown({ ...END, ended: true });
  fireEvent.click(page.getByTestId("end-received"));
  const sure = await body.findByTestId("end-received-sure");
  expect(api.post).not.toHaveBeenCalled();
  fireEvent.click(sure);
  await vi.waitFor(() => expect(api.post).toHaveBeenCalledOnce());
});

test("days are counted until the erasing, and not once all was received or the day is over", () => {
  const far = new Date(Date.now() + 10 * 86_400_000 - 1_000).toISOString();
  const eraseAt = (end: Partial<End>) => {
    const text = shown({ ...END, eraseAt: far, ...end }).getByTestId("end-eraseAt").textContent;
    cleanup();
    return text;
  };
  expect(eraseAt({})).toContain("10");
  expect(eraseAt({})).toContain(" — ");
  expect(eraseAt({ receivedAt: "2026-12-01T00:00:00Z" })).not.toContain(" — ");
  expect(eraseAt({ eraseAt: new Date(Date.now() - 1_000).toISOString() })).not.toContain(" — ");
});
