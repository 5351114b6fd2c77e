// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import { testItem } from "../../api/testItem.ts";
import "../../i18n/language.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { Approved } from "./Approved.tsx";
import { ForReview } from "./ForReview.tsx";
import { compared } from "./giving.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), delete: vi.fn() }));
const seen = vi.hoisted(() => ({ ring: vi.fn(), approve: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: seen.ring, useFreshRing: vi.fn(), onLock: vi.fn() }));
vi.mock("../../opening/keys/Lock.tsx", () => ({ Unlock: () => <p>unlock</p> }));
vi.mock("./approving.ts", async (original) => ({ ...(await original<object>()), approve: seen.approve }));

const ICHI = { person: "p1", name: "Ichi", fingerprint: "f1", statement: "s1", signature: "g1" };
const JIRO = { ...ICHI, person: "p2", name: "Jiro", fingerprint: "f2" };
const OPEN = { id: "a1", reviewer: "Ichi", to: "f1", by: "Ryo", at: "2026-11-24T06:03:12Z", standing: "open" };
const GIVEN = {
  id: "g1",
  object: "m",
  kind: "message",
  reviewer: "Ichi",
  until: "2026-12-24T06:03:12Z",
  by: "Ryo",
  clause: null,
  standing: "open",
};
const RING = { kind: "open", member: {}, company: {} };

beforeEach(async () => {
  vi.resetAllMocks();
  localStorage.clear();
  seen.ring.mockReturnValue(RING);
  api.get.mockReturnValue(new Promise(() => undefined));
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

interface Known {
  approvals?: object[];
  agreed?: object | null;
  given?: object[];
  allowed?: boolean;
  role?: string;
}

function shown(page: ReactNode, known: Known) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const { approvals = [], agreed = { days: 7 }, given = [], allowed = true, role = "client-admin" } = known;
  queries.setQueryData(["me"], { person: "me", role });
  queries.setQueryData(["keys"], {});
  queries.setQueryData(["reviews", "approvals"], { agreed, approvals });
  queries.setQueryData(["reviews", "reviewers"], { allowed, reviewers: [ICHI, JIRO] });
  queries.setQueryData(["reviews", "given"], given);
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">{page}</MantineProvider>
    </QueryClientProvider>,
  );
}

const approved = (known: Known, terms: string | null = "terms") => shown(<Approved terms={terms} />, known);
const candidates = () => screen.queryAllByTestId("approval-candidate").map(({ textContent }) => textContent);
const sign = () => screen.getByTestId<HTMLButtonElement>("approval-sign");

test("who is approved is not offered again, and who was is", () => {
  approved({ approvals: [OPEN] });
  expect(candidates()).toHaveLength(1);
  expect(candidates()[0]).toContain("Jiro");
  cleanup();
  approved({ approvals: [{ ...OPEN, standing: "taken-back" }] });
  expect(candidates()).toHaveLength(2);
  expect(screen.getByText(/No reviewer is approved/)).toBeTruthy();
});

test("without such a clause there is nothing, unless something was approved before", () => {
  approved({ agreed: null });
  expect(screen.queryByTestId("approvals")).toBeNull();
  cleanup();
  approved({ agreed: null, approvals: [OPEN] });
  expect(screen.getByTestId("approval-end")).toBeTruthy();
  expect(candidates()).toEqual([]);
});

test("a member sees who is approved, and neither approves nor takes back", () => {
  approved({ approvals: [OPEN], role: "client-member" });
  expect(screen.getByTestId("approval").textContent).toContain("Ichi");
  expect(screen.getByText("An administrator of your company approves.")).toBeTruthy();
  expect([candidates(), screen.queryByTestId("approval-end"), screen.queryByText("unlock")]).toEqual([[], null, null]);
});

test("a key is approved only after its code was compared here, once for all", async () => {
  approved({ approvals: [{ ...OPEN, to: "f2" }] });
  expect(sign().disabled).toBe(true);
  fireEvent.click(screen.getByTestId("approval-compared"));
  fireEvent.click(sign());
  await waitFor(() => expect(seen.approve.mock.calls).toEqual([[RING.member, RING.company, "terms", ICHI]]));
  cleanup();
  compared({ ...ICHI });
  approved({ approvals: [{ ...OPEN, to: "f2" }] });
  expect(sign().disabled).toBe(false);
  cleanup();
  compared({ ...ICHI, fingerprint: "f0" });
  approved({ approvals: [{ ...OPEN, to: "f2" }] });
  expect(screen.getByRole("alert").textContent).toContain("not the verification code that was compared before");
  expect(sign().disabled).toBe(true);
});

test("an approval that could not be taken back is said, and is there still", async () => {
  api.delete.mockRejectedValue(new Problem(0, "offline", "The server cannot be reached."));
  approved({ approvals: [OPEN] });
  fireEvent.click(screen.getByTestId("approval-end"));
  expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
  expect(api.delete.mock.calls).toEqual([["/api/reviews/approvals/a1"]]);
});

const MESSAGE = { message: { object: "m", version: 1, earlier: [] } };
const item = (known: Known, more: object = MESSAGE) =>
  shown(<ForReview item={testItem(more)} company={{} as Holding} />, known);

test("a message is given in a dialog that is opened for it, where the contract lets it", () => {
  item({});
  expect(screen.queryByRole("dialog")).toBeNull();
  fireEvent.click(screen.getByTestId("review-give"));
  expect(screen.getByTestId<HTMLButtonElement>("review-send").disabled).toBe(true);
  cleanup();
  item({ allowed: false });
  expect(screen.queryByTestId("review-give")).toBeNull();
  cleanup();
  item({}, {});
  expect(screen.queryByTestId("review-give")).toBeNull();
});

test("what was given is shown of this item alone, and taken back also without such a clause", async () => {
  item({ allowed: false, given: [GIVEN, { ...GIVEN, id: "g2", object: "other" }] });
  expect(screen.getAllByTestId("review-given")).toHaveLength(1);
  fireEvent.click(screen.getByTestId("review-take-back"));
  await waitFor(() => expect(api.delete.mock.calls).toEqual([["/api/reviews/g1"]]));
  cleanup();
  item({ given: [{ ...GIVEN, standing: "taken-back" }] });
  expect(screen.queryByTestId("review-take-back")).toBeNull();
  expect(screen.getByRole("note").textContent).toContain("What was opened before cannot be undone.");
});
