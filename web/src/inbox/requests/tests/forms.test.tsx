// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../api/api.ts";
import "../../../i18n/language.ts";
import type { Holding } from "../../../opening/keys/keyring.ts";
import { lost } from "../../../shell/leaving/unsaved.ts";
import { Ending } from "../Ending.tsx";
import { NewRequest } from "../NewRequest.tsx";
import type { Request, Whole } from "../queries.ts";
import type { Said } from "../said.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
const call = vi.hoisted(() => ({ says: { at: null as string | null, name: "", number: "", text: "" } }));
vi.mock("../../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../../opening/keys/keyring.ts", () => ({
  useRing: () => ({ kind: "open", member: {}, company: {} }),
}));
vi.mock("../proposal/proposal.ts", () => ({ proposal: () => call.says }));
/// What would be sealed lies open.
vi.mock("../said.ts", async (original) => ({
  ...(await original<object>()),
  seal: (_member: object, _company: object, request: string, said: Said) => Promise.resolve({ request, said }),
}));

const done = vi.fn();

beforeEach(async () => {
  vi.resetAllMocks();
  call.says = { at: null, name: "", number: "", text: "" };
  api.post.mockResolvedValue({});
  await i18next.changeLanguage("ja");
});
afterEach(cleanup);

function shown(form: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">{form}</MantineProvider>
    </QueryClientProvider>,
  );
}

const type = (testId: string, value: string) => fireEvent.change(screen.getByTestId(testId), { target: { value } });
const save = (testId: string) => screen.getByTestId<HTMLButtonElement>(testId);

const registers = (of: string | null) => shown(<NewRequest call={of} days={14} done={done} cancel={vi.fn()} />);

test("who asks is sealed under the request's own id, and the answer is due days after it was received", async () => {
  call.says = { at: "2026-12-01T00:00:00Z", name: "浜口 太郎", number: "090-1234-5678", text: "録音を聞きたい" };
  registers("c");
  expect(save("request-save").disabled).toBe(false);
  expect(lost()).toBeNull();
  type("request-name", " 浜口 花子 ");
  expect(lost()).toBe("changes");
  fireEvent.click(save("request-save"));
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  const [path, body] = api.post.mock.calls[0] as [string, { id: string; asks: { request: string } }];
  expect(path).toBe("/api/requests");
  expect(body).toEqual({
    id: done.mock.calls[0]?.[0] as string,
    kind: "disclose",
    way: "telephone",
    received: "2026-12-01T00:00:00.000Z",
    due: "2026-12-15T00:00:00.000Z",
    call: "c",
    asks: {
      request: body.id,
      said: { what: "asks", name: "浜口 花子", number: "090-1234-5678", text: "録音を聞きたい" },
    },
  });
});

test("one whose answer is lost is sent again under the same id", async () => {
  registers(null);
  type("request-text", "録音を聞きたい");
  api.post.mockRejectedValueOnce(new Problem(503, "away", "答えがありません。"));
  fireEvent.click(save("request-save"));
  expect((await screen.findByRole("alert")).textContent).toContain("答えがありません。");
  fireEvent.click(save("request-save"));
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  const ids = (api.post.mock.calls as [string, { id: string }][]).map(([, { id }]) => id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("nothing is registered that says nothing, or more than has room", () => {
  registers(null);
  expect(save("request-save").disabled).toBe(true);
  type("request-text", "  ");
  expect(save("request-save").disabled).toBe(true);
  type("request-text", "あ".repeat(500));
  expect(save("request-save").disabled).toBe(false);
  type("request-text", "あ".repeat(10_000));
  expect(save("request-save").disabled).toBe(true);
  expect(screen.getByTestId("request-text").getAttribute("aria-invalid")).toBe("true");
});

function ends(part: Partial<Request>, decides: boolean) {
  const request = { id: "r", kind: "disclose", clock: "in-time", ...part } as Request;
  shown(<Ending of={{ request } as Whole} company={{} as Holding} decides={decides} />);
}

const sent = () => api.post.mock.calls[0] as [string, Record<string, unknown>];

test("an answer says its form, and no ground unless one is chosen", async () => {
  ends({}, true);
  expect(save("end-save").disabled).toBe(true);
  type("end-said", "写しを郵送した。");
  fireEvent.click(save("end-save"));
  await waitFor(() => expect(api.post).toHaveBeenCalledTimes(1));
  expect(sent()).toEqual([
    "/api/requests/r/answer",
    {
      form: "electronic",
      ground: null,
      said: { request: "r", said: { what: "answer", text: "写しを郵送した。" } },
      late: null,
    },
  ]);
});

test("a refusal has a ground, and no form", async () => {
  ends({}, true);
  fireEvent.click(screen.getByTestId("end-refuse"));
  type("end-said", "請求者と確認できない。");
  type("end-ground", "identity");
  fireEvent.click(save("end-save"));
  await waitFor(() => expect(api.post).toHaveBeenCalledTimes(1));
  expect(sent()).toEqual([
    "/api/requests/r/refusal",
    {
      ground: "identity",
      said: { request: "r", said: { what: "reason", text: "請求者と確認できない。" } },
      late: null,
    },
  ]);
});

test("a late one says why, and not where it was withdrawn", async () => {
  ends({ clock: "late" }, true);
  type("end-said", "写しを郵送した。");
  expect(save("end-save").disabled).toBe(true);
  type("end-late", "担当者の休み");
  expect(save("end-save").disabled).toBe(false);
  type("end-late", " ");
  fireEvent.click(screen.getByTestId("end-withdraw"));
  expect(screen.queryByTestId("end-late")).toBeNull();
  fireEvent.click(save("end-save"));
  await waitFor(() => expect(api.post).toHaveBeenCalledTimes(1));
  expect(sent()).toEqual([
    "/api/requests/r/withdrawal",
    { said: { request: "r", said: { what: "withdrawn", text: "写しを郵送した。" } } },
  ]);
});

test("who does not decide can only say that it was withdrawn", () => {
  ends({}, false);
  expect(screen.queryByTestId("end-answer")).toBeNull();
  expect(screen.queryByTestId("end-refuse")).toBeNull();
  expect(screen.getByTestId<HTMLInputElement>("end-withdraw").checked).toBe(true);
});
