// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { counts, emptyDraft, faultsOf, isCorporateNumber, recordOf, today, type Draft } from "./draft.ts";
import type { Method } from "./queries.ts";
import { RecordForm } from "./RecordForm.tsx";
import { Suspicions } from "./Suspicions.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const METHODS: Method[] = [
  {
    code: "company-registry",
    subject: "company",
    meeting: "remote",
    from: "2018-11-30",
    to: null,
    ordinance: null,
  },
  { code: "chip-face", subject: "person", meeting: "face", from: "2018-11-30", to: null, ordinance: null },
  {
    code: "image-remote",
    subject: "person",
    meeting: "remote",
    from: "2018-11-30",
    to: "2027-03-31",
    ordinance: "令和7年8省共同命令第3号",
  },
];

const WHO = { name: "実田", address: "東京", born: "1970-01-02" };

const whole = (on: string): Draft => ({
  on,
  companyMethod: "company-registry",
  personMethod: "chip-face",
  company: "青葉",
  address: "東京",
  number: "7000012050002",
  business: "歯科",
  purpose: "電話の代行",
  owners: [WHO],
  acting: WHO,
  authority: "委任状",
  companyDocument: "登記",
  personDocument: "カード",
  chipDigest: "",
});

const asked = vi.fn();

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  Object.defineProperty(document, "fonts", {
    configurable: true,
    value: { addEventListener: vi.fn(), removeEventListener: vi.fn() },
  });
  asked.mockReset();
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    asked(init?.method ?? "GET", url, init?.body);
    return Promise.resolve(new Response("[]", { status: 200, headers: { "Content-Type": "application/json" } }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(what: React.ReactNode) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>{what}</MantineProvider>
    </QueryClientProvider>,
  );
}

test("what is filled in has no faults, and empty fields have theirs", () => {
  expect(faultsOf(whole("2026-11-28"), METHODS, "2026-11-28")).toEqual({});
  const empty = faultsOf(emptyDraft("2026-11-28"), METHODS, "2026-11-28");
  expect(empty["owners.0.name"]).toBe("wrong.empty");
  expect(empty["acting.born"]).toBe("wrong.date");
  expect(empty.companyMethod).toBe("wrong.method");
  expect(empty.number).toBeUndefined();
});

test("a method counts to its last day and not on the next", () => {
  const image = METHODS.find(({ code }) => code === "image-remote");
  expect(image && counts(image, "2027-03-31")).toBe(true);
  expect(image && counts(image, "2027-04-01")).toBe(false);
  const draft = { ...whole("2027-04-01"), personMethod: "image-remote" };
  expect(faultsOf(draft, METHODS, "2027-04-01").personMethod).toBe("wrong.method");
});

test("a day is Japan's, and none of the future is recorded", () => {
  expect(today(new Date("2027-03-31T14:59:59Z"))).toBe("2027-03-31");
  expect(today(new Date("2027-03-31T15:00:00Z"))).toBe("2027-04-01");
  expect(faultsOf(whole("2026-11-29"), METHODS, "2026-11-28").on).toBe("wrong.date");
});

test("a corporate number's first digit checks the others", () => {
  expect(isCorporateNumber("7000012050002")).toBe(true);
  expect(isCorporateNumber("8000012050002")).toBe(false);
  expect(isCorporateNumber("700001205000")).toBe(false);
});

test("what is left empty is sent as nothing", () => {
  const sent = recordOf({ ...whole("2026-11-28"), number: " " });
  expect(sent.content.number).toBeNull();
  expect(sent.content.chipDigest).toBeNull();
  expect(sent.person).toBe("chip-face");
});

test("an incomplete form is not sent: it says how much is wrong and goes to the first of it", () => {
  const { getByTestId, container } = show(<RecordForm client="c" methods={METHODS} close={vi.fn()} />);
  fireEvent.submit(getByTestId("kyc-form"));
  expect(getByTestId("kyc-faults").textContent).toContain("か所");
  expect(container.contains(document.activeElement)).toBe(true);
  expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true");
  expect(asked).not.toHaveBeenCalled();
});

test("every field has a label, and a method that ended cannot be chosen", () => {
  const { getByTestId, container } = show(<RecordForm client="c" methods={METHODS} close={vi.fn()} />);
  for (const field of container.querySelectorAll("input, textarea, select")) {
    expect(container.querySelector(`label[for="${field.id}"]`)?.textContent).toBeTruthy();
  }
  fireEvent.change(getByTestId("kyc-on"), { target: { value: "2027-04-01" } });
  const image = container.querySelector<HTMLOptionElement>('option[value="image-remote"]');
  expect(image?.disabled).toBe(true);
  expect(image?.textContent).toContain("終了");
});

test("notes of suspicion are asked for only when somebody wants to read them", async () => {
  const { getByTestId, findByTestId } = show(<Suspicions client="c" />);
  expect(getByTestId("suspicions-what").textContent).toContain("禁じられています");
  expect(asked).not.toHaveBeenCalled();
  fireEvent.click(getByTestId("suspicions-show"));
  await findByTestId("suspicions-none");
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  expect(asked.mock.calls[0]?.slice(0, 2)).toEqual(["GET", "/api/office/clients/c/suspicions"]);
});

test("who adds a note without having asked for the others does not become their reader", async () => {
  const { getByTestId } = show(<Suspicions client="c" />);
  const text = getByTestId("suspicion-text") as HTMLTextAreaElement;
  fireEvent.change(text, { target: { value: "住所が合わない" } });
  fireEvent.click(getByTestId("suspicion-save"));
  await waitFor(() => expect(text.value).toBe(""));
  expect(asked.mock.calls.map(([method]) => method as string)).toEqual(["POST"]);
});
