// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../api/api.ts";
import "../../../i18n/language.ts";
import { createCompanyKey, createMemberKey, type NewMemberKey } from "../../../seal/index.ts";
import { chainOf, checkedLine } from "../../../seal/testChain.ts";
import { MailWords } from "./MailWords.tsx";

/// Real keys sign; the server is the test.
const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), delete: vi.fn() }));
const ring = vi.hoisted(() => ({ now: {} }));
vi.mock("../../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../../opening/keys/keyring.ts", () => ({
  useRing: () => ring.now,
  useFreshRing: vi.fn(),
  onLock: vi.fn(),
}));
vi.mock("../../../opening/keys/Lock.tsx", () => ({ Unlock: () => <p>unlock</p> }));

const CLIENT = "01980000-0000-7000-8000-000000000001";
const APPROVAL = {
  id: "a1",
  content: ["subject"],
  by: "Ryo",
  at: "2026-11-24T06:03:12Z",
  until: "2027-02-24T06:03:12Z",
  standing: "open",
};
let ryo: NewMemberKey;
let open: object;

beforeAll(async () => {
  ryo = await createMemberKey("01980000-0000-7000-8000-0000000000b1", CLIENT);
  const company = await createCompanyKey(ryo.identity, CLIENT, "x25519");
  const line = await checkedLine(CLIENT, company.companyIdentity.fingerprint, chainOf([ryo], [company]));
  open = { kind: "open", member: ryo.identity, company: { line } };
});
beforeEach(async () => {
  vi.resetAllMocks();
  ring.now = open;
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(agreed: string[], approvals: object[] = [], role = "client-admin") {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "me", role });
  queries.setQueryData(["keys"], {});
  queries.setQueryData(["notices", "approvals"], { agreed, approvals });
  api.get.mockResolvedValue({ agreed, approvals: [APPROVAL] });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <MailWords />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const page = () => screen.getByTestId("mail-words").textContent;
const sign = () => fireEvent.click(screen.getByTestId("mail-words-sign"));
const chooses = () => screen.queryByTestId("mail-words-choose") !== null;
const ends = () => screen.queryAllByTestId("mail-words-end").length;

test("where the contract lets nothing out, that is said, and there is nothing to approve", () => {
  shown([]);
  expect(page()).toContain("names nothing that may stand there unsealed");
  expect([chooses(), screen.queryByText("unlock")]).toEqual([false, null]);
});

test("that nothing stands in mails is said as long as no approval is in force", () => {
  shown(["subject"], [{ ...APPROVAL, standing: "over" }]);
  expect(page()).toContain("Nothing stands in mails now");
  expect(page()).toContain("Over, or the approver's key is gone");
  expect(screen.getByTestId("mail-words-sign").textContent).toBe("Sign and approve");
  cleanup();
  shown(["subject"], [APPROVAL]);
  expect(page()).not.toContain("Nothing stands in mails now");
  expect(screen.getByTestId("mail-words-sign").textContent).toBe("Sign, in place of what holds now");
});

test("a member sees what is approved, and neither approves nor takes back", () => {
  shown(["subject"], [APPROVAL], "client-member");
  expect(page()).toContain("Approved by Ryo");
  expect(page()).toContain("Administrators approve and take back.");
  expect([chooses(), ends(), screen.queryByText("unlock")]).toEqual([false, 0, null]);
});

test.each([
  ["locked", { kind: "locked" }],
  ["not granted", { kind: "open", member: {}, company: null }],
])("with keys that are %s an administrator unlocks first, and can take back all the same", (_, now) => {
  ring.now = now;
  shown(["subject"], [APPROVAL]);
  expect(screen.getByText("unlock")).toBeTruthy();
  expect([chooses(), ends()]).toEqual([false, 1]);
});

test("nothing is chosen before; without a choice nothing is signed, and what leaves is what was chosen", async () => {
  shown(["caller-name", "subject"]);
  expect(screen.getByTestId<HTMLInputElement>("mail-words-subject").checked).toBe(false);
  sign();
  expect(page()).toContain("Choose at least one");
  expect(api.post).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId("mail-words-subject"));
  expect(screen.getByTestId("mail-words-example").textContent).toContain("Asks for the quotation once more");
  expect(screen.getByTestId("mail-words-example").textContent).not.toContain("Taro");
  sign();
  await waitFor(() => expect(api.post).toHaveBeenCalledOnce());
  const [path, body] = api.post.mock.calls[0] as [string, Record<string, string>];
  expect(path).toBe("/api/notices/approvals");
  const said = JSON.stringify(body);
  expect(said).toContain("subject");
  expect(said).not.toContain("caller-name");
  await waitFor(() => expect(screen.getByTestId<HTMLInputElement>("mail-words-subject").checked).toBe(false));
});

test("a refusal is said and the choice stays", async () => {
  api.post.mockRejectedValue(new Problem(403, "not-agreed", "The contract does not let this out."));
  shown(["subject"]);
  fireEvent.click(screen.getByTestId("mail-words-subject"));
  sign();
  expect(await screen.findByText("The contract does not let this out.")).toBeTruthy();
  expect(screen.getByTestId<HTMLInputElement>("mail-words-subject").checked).toBe(true);
});

test("what is in force is taken back, and only that; a refusal is said beside it", async () => {
  api.delete.mockRejectedValueOnce(new Problem(0, "offline", "The server cannot be reached."));
  shown(["subject"], [APPROVAL, { ...APPROVAL, id: "a0", standing: "taken-back" }]);
  expect(ends()).toBe(1);
  const line = within(screen.getAllByTestId("mail-words-approval")[0] as HTMLElement);
  fireEvent.click(line.getByTestId("mail-words-end"));
  expect((await line.findByRole("alert")).textContent).toContain("cannot be reached");
  fireEvent.click(line.getByTestId("mail-words-end"));
  await waitFor(() => expect(api.get).toHaveBeenCalledWith("/api/notices/approvals"));
  expect(api.delete.mock.calls).toEqual(Array(2).fill(["/api/notices/approvals/a1"]));
});
