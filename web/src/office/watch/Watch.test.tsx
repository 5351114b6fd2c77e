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

function shown(day: string): Day {
  return {
    day,
    today: TODAY,
    over: day < TODAY,
    whole: true,
    entries: 3,
    rules: ["clock"],
    alarms: [{ key: `k-${day}`, rule: "clock", client: null, actor: null, person: null, entries: [1], times: 1 }],
    signed: null,
    openQuestions: 0,
  };
}

let visible: DocumentVisibilityState;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  visible = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visible);
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    asked.push(`${method ?? "GET"} ${path}`);
    if (method === "POST") return Promise.resolve(new Response(null, { status: 204 }));
    const day = new URL(path, "https://x.example").searchParams.get("day") ?? "";
    const answer = day === DOWN ? new Response("", { status: 503 }) : new Response(JSON.stringify(shown(day || TODAY)));
    return Promise.resolve(answer);
  });
});
afterEach(() => {
  asked.length = 0;
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
  await page.findByTestId("watch-alarm");
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
