// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import Watch, { type Day } from "./Watch.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("./WatchedCallers.tsx", () => ({ WatchedCallers: () => null }));
vi.mock("./OfficeQuestions.tsx", () => ({ OfficeQuestions: () => <input aria-label="answer" /> }));
vi.mock("./OfficeFootprint.tsx", () => ({ OfficeFootprint: () => null }));
vi.mock("./Machine.tsx", () => ({ Machine: () => null }));

// The growing text field looks at the fonts, which jsdom does not have.
Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });

const TODAY = "2026-12-01";
const DOWN = "2026-11-20";

const asked: string[] = [];
/// Alarms that are raised after the page was loaded.
const raised: Day["alarms"] = [];

const alarm = (key: string, rule: Day["alarms"][number]["rule"]) => {
  return { key, rule, client: null, actor: null, person: null, entries: [1], times: 1 };
};

function shown(day: string): Day {
  return {
    day,
    version: `v${raised.length}`,
    today: TODAY,
    over: day < TODAY,
    whole: true,
    entries: 3,
    rules: ["clock"],
    alarms: [alarm(`k-${day}`, "clock"), ...raised],
    signed: null,
    openQuestions: 0,
  };
}

let visible: DocumentVisibilityState;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  visible = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visible);
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    asked.push(`${method ?? "GET"} ${path}`);
    const { version } = (typeof body === "string" ? JSON.parse(body) : {}) as { version?: string };
    if (path.endsWith("/sign") && version !== `v${raised.length}`) {
      return Promise.resolve(Response.json({ code: "alarms-changed", detail: "変わりました" }, { status: 409 }));
    }
    if (method === "POST") return Promise.resolve(new Response(null, { status: 204 }));
    const day = new URL(path, "https://x.example").searchParams.get("day") ?? "";
    const answer = day === DOWN ? new Response("", { status: 503 }) : new Response(JSON.stringify(shown(day || TODAY)));
    return Promise.resolve(answer);
  });
});
afterEach(() => {
  asked.length = 0;
  raised.length = 0;
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function watch() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "p", may: ["WATCH"] });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Watch />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await page.findAllByTestId("watch-alarm");
  const field = page.getByTestId("watch-day") as HTMLInputElement;
  return { ...page, field, type: (value: string) => fireEvent.change(field, { target: { value } }) };
}

const seen = () => asked.filter((one) => one.startsWith("POST"));
const days = () => asked.filter((one) => one.startsWith("GET"));

test("alarms are seen where a person can see them, and not in a hidden tab", async () => {
  visible = "hidden";
  await watch();
  document.dispatchEvent(new Event("visibilitychange"));
  expect(seen()).toEqual([]);
  visible = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => expect(seen()).toEqual([`POST /api/office/watch/${TODAY}/seen`]));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(seen()).toHaveLength(1);
});

test("a day can be typed, and its field and the steps keep the focus", async () => {
  const { field, type, getByText } = await watch();
  expect(field.value).toBe(TODAY);
  field.focus();
  for (const part of ["0002-11-30", "0020-11-30", "0202-11-30"]) {
    type(part);
    expect(field.value).toBe(part);
  }
  expect(days()).toHaveLength(1);
  type("2025-11-30");
  await waitFor(() => expect(days().at(-1)).toContain("day=2025-11-30"));
  expect(field.isConnected).toBe(true);
  expect(document.activeElement).toBe(field);

  const earlier = getByText("前の日").closest("button");
  earlier?.focus();
  fireEvent.click(getByText("前の日"));
  await waitFor(() => expect(days().at(-1)).toContain("day=2025-11-29"));
  expect(field.value).toBe("2025-11-29");
  expect(document.activeElement).toBe(earlier);
});

test("a day that cannot be loaded takes nothing else from the page", async () => {
  const { type, getByLabelText, findByText, findByTestId, queryByTestId } = await watch();
  const answer = getByLabelText("answer");
  fireEvent.change(answer, { target: { value: "half an ans" } });
  type(DOWN);
  await findByText("もう一度試す");
  expect(queryByTestId("watch-alarm")).toBeNull();
  expect(getByLabelText("answer")).toBe(answer);
  type(TODAY);
  await findByTestId("watch-alarm");
});

const signatures = () => asked.filter((one) => one.endsWith("/sign"));

async function ofYesterday() {
  const page = await watch();
  page.type("2026-11-30");
  await page.findByTestId("watch-sign");
  fireEvent.change(page.getByTestId("watch-note"), { target: { value: "確認しました" } });
  return { ...page, sign: () => fireEvent.click(page.getByTestId("watch-sign")) };
}

test("a day is signed that is as the screen shows it", async () => {
  const { sign, queryByTestId } = await ofYesterday();
  sign();
  await waitFor(() => expect(signatures()).toEqual(["POST /api/office/watch/2026-11-30/sign"]));
  expect(queryByTestId("watch-news")).toBeNull();
});

test("an alarm that came after the page was loaded is shown, and signed with the next press alone", async () => {
  const { sign, findByTestId, getAllByTestId, getByTestId, queryByTestId, queryByText } = await ofYesterday();
  raised.push(alarm("k-new", "disk"));
  sign();
  expect((await findByTestId("watch-news")).textContent).toContain("1 件あります：ディスクの空き不足");
  expect(getAllByTestId("watch-alarm")).toHaveLength(2);
  expect((getByTestId("watch-note") as HTMLTextAreaElement).value).toBe("確認しました");
  expect(queryByText("変わりました")).toBeNull();
  await waitFor(() => expect(getByTestId("watch-sign").hasAttribute("data-loading")).toBe(false));
  sign();
  await waitFor(() => expect(signatures()).toHaveLength(2));
  await waitFor(() => expect(queryByTestId("watch-news")).toBeNull());
});

test("alarms that are fewer than shown are not signed either, and the server says why", async () => {
  raised.push(alarm("k-gone", "disk"));
  const { sign, findByText, getAllByTestId } = await ofYesterday();
  raised.length = 0;
  sign();
  await findByText("変わりました");
  await waitFor(() => expect(getAllByTestId("watch-alarm")).toHaveLength(1));
});

test("why nothing was signed is said", async () => {
  const { sign, findByRole } = await ofYesterday();
  vi.stubGlobal("fetch", () =>
    Promise.resolve(Response.json({ code: "x", detail: "いまは調べられません" }, { status: 503 })),
  );
  sign();
  expect((await findByRole("alert")).textContent).toContain("いまは調べられません");
});
