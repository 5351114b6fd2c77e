// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { Holds } from "./Holds.tsx";
import { OWN, type Hold, type View } from "./queries.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

beforeEach(async () => {
  vi.resetAllMocks();
  api.post.mockResolvedValue(undefined);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

/// Of 2026-11-30T17:26:20Z.
const CALL = "019ad5e3-24e0-7f52-93d1-04ac72a72102";

const HOLD = { id: "h", call: CALL, reason: "訴訟", until: "2027-01-01T00:00:00Z", state: "held", mine: false };

function shown(may: boolean, call?: string, ...holds: Partial<Hold>[]) {
  const of = { holds: (holds.length > 0 ? holds : [{}]).map((one) => ({ ...HOLD, ...one })) } as unknown as View;
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
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

const there = (page: ReturnType<typeof shown>) =>
  ["hold-approve", "hold-end", "hold-agreed"].filter((id) => page.queryByTestId(id) !== null);

test("who did not ask approves, whoever may ends, and one that is over is left alone", () => {
  const asked = { state: "asked", agreed: 1, approvers: 2 };
  expect(there(shown(true, undefined, asked))).toEqual(["hold-approve", "hold-end", "hold-agreed"]);
  cleanup();
  expect(there(shown(true, undefined, { ...asked, mine: true }))).toEqual(["hold-end", "hold-agreed"]);
  cleanup();
  expect(there(shown(false, undefined, asked))).toEqual(["hold-agreed"]);
  cleanup();
  expect(there(shown(true))).toEqual(["hold-end"]);
  cleanup();
  expect(there(shown(true, undefined, { state: "over" }))).toEqual([]);
});

test("an approval is sent for that hold, and the keyboard stays at it", async () => {
  const page = shown(true, undefined, { state: "asked", agreed: 1, approvers: 2 });
  fireEvent.click(page.getByTestId("hold-approve"));
  await vi.waitFor(() => expect(api.post).toHaveBeenCalledExactlyOnceWith("/api/retention/holds/h/approval", {}));
  await vi.waitFor(() => expect(page.getByTestId("hold").contains(document.activeElement)).toBe(true));
});

test("a hold is ended after a question, and not before", async () => {
  const page = shown(true);
  fireEvent.click(page.getByTestId("hold-end"));
  const sure = await within(document.body).findByTestId("hold-end-sure");
  expect(api.post).not.toHaveBeenCalled();
  fireEvent.click(sure);
  await vi.waitFor(() => expect(api.post).toHaveBeenCalledExactlyOnceWith("/api/retention/holds/h/end", {}));
});

test("a refused end is not said again when it is asked anew", async () => {
  api.post.mockRejectedValue(new Problem(409, "hold-over", "It is over."));
  const page = shown(true);
  const all = within(document.body);
  fireEvent.click(page.getByTestId("hold-end"));
  fireEvent.click(await all.findByTestId("hold-end-sure"));
  await all.findByRole("alert");
  fireEvent.click(all.getByText("Cancel"));
  await vi.waitFor(() => expect(all.queryByTestId("hold-end-sure")).toBeNull());
  fireEvent.click(page.getByTestId("hold-end"));
  await all.findByTestId("hold-end-sure");
  expect(all.queryByRole("alert")).toBeNull();
});

test("what was asked for is sent, without a call for all, and does not stand in the next one's form", async () => {
  const page = shown(true);
  const all = within(document.body);
  const type = (id: string, value: string) => fireEvent.change(all.getByTestId(id), { target: { value } });
  fireEvent.click(page.getByTestId("hold-ask"));
  await all.findByTestId("hold-reason");
  type("hold-reason", "訴訟");
  type("hold-until", "2027-03-31");
  type("hold-call", "  ");
  fireEvent.click(all.getByTestId("hold-ask-sure"));
  const wanted = { call: null, reason: "訴訟", until: "2027-03-31" };
  await vi.waitFor(() => expect(api.post).toHaveBeenCalledExactlyOnceWith("/api/retention/holds", wanted));
  await vi.waitFor(() => expect(all.queryByTestId("hold-reason")).toBeNull());
  fireEvent.click(page.getByTestId("hold-ask"));
  expect((await all.findByTestId<HTMLTextAreaElement>("hold-reason")).value).toBe("");
  expect(all.getByTestId<HTMLInputElement>("hold-until").value).toBe("");
});

test("one that is refused keeps what was typed, and says why", async () => {
  api.post.mockRejectedValue(new Problem(422, "hold-unfit", "The day is over."));
  const page = shown(true);
  const all = within(document.body);
  fireEvent.click(page.getByTestId("hold-ask"));
  fireEvent.change(await all.findByTestId("hold-reason"), { target: { value: "why" } });
  fireEvent.click(all.getByTestId("hold-ask-sure"));
  expect((await all.findByRole("alert")).textContent).toContain("The day is over.");
  expect(all.getByTestId<HTMLTextAreaElement>("hold-reason").value).toBe("why");
  fireEvent.click(all.getByText("Cancel"));
  await vi.waitFor(() => expect(all.queryByTestId("hold-reason")).toBeNull());
  fireEvent.click(page.getByTestId("hold-ask"));
  expect((await all.findByTestId<HTMLTextAreaElement>("hold-reason")).value).toBe("why");
  expect(all.queryByRole("alert"), "what was refused before").toBeNull();
});

test("that there is no hold is said", () => {
  const of = { holds: [] } as unknown as View;
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <Holds of={of} place={OWN} may={false} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  expect(page.getByTestId("holds-none")).toBeTruthy();
  expect(page.queryByTestId("hold-ask")).toBeNull();
});

test("two end what holds: one asks, the other agrees, and each is told what comes of it", async () => {
  const page = shown(true);
  expect(page.getByTestId("hold-end").textContent).toBe("Ask to end it");
  cleanup();
  const asked = { endBefore: "2026-12-10T00:00:00Z" };
  const other = shown(true, undefined, { ...asked, endMine: false });
  expect(other.getByTestId("hold-ending").textContent).toContain("Someone asked to end it");
  fireEvent.click(other.getByTestId("hold-end"));
  const all = within(document.body);
  const sure = await all.findByTestId("hold-end-sure");
  expect(sure.textContent).toBe("End the hold");
  expect(all.getByRole("dialog").textContent).toContain("nothing brings it back");
  cleanup();
  const mine = shown(true, undefined, { ...asked, endMine: true });
  expect(mine.getByTestId("hold-ending").textContent).toContain("You asked to end it");
  expect(mine.queryByTestId("hold-end")).toBeNull();
  cleanup();
  const waits = shown(true, undefined, { state: "asked", agreed: 1, approvers: 2 });
  expect(waits.getByTestId("hold-end").textContent).toBe("Withdraw");
});
