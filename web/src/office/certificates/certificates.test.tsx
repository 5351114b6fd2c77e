// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { components } from "../../api/schema.d.ts";
import Certificates from "./Certificates.tsx";
import type { Certificate } from "./certificates.ts";
import { draftOf, emptyDraft, ofScheme, partsOf } from "./draft.ts";
import { certificate, HANA, KEN, register, SCHEMES } from "./testRegister.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const asked: [string, string][] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  asked.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

function page(certificates: Certificate[], may: string[] = ["WATCH"]) {
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    asked.push([method ?? "", path]);
    return Promise.resolve(
      method === "GET" ? new Response(JSON.stringify(register(certificates))) : new Response(null, { status: 204 }),
    );
  });
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["me"], { person: "p", may });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Certificates />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("who entered it cannot confirm it, and is told why", async () => {
  const { findByTestId, getByText } = page([certificate(HANA)]);
  const button = await findByTestId("certificate-confirm");
  expect(button).toHaveProperty("disabled", true);
  const why = getByText(/入力した本人は確認できません/);
  expect(button.getAttribute("aria-describedby")).toBe(why.id);
});

test("another person reads it line by line and confirms it", async () => {
  const { findByTestId } = page([certificate(KEN)]);
  fireEvent.click(await findByTestId("certificate-confirm"));
  const go = await findByTestId("certificate-confirm-do");
  expect(document.body.textContent).toContain("一つずつ照らし合わせて");
  fireEvent.click(go);
  await waitFor(() => expect(asked).toContainEqual(["POST", "/api/office/certificates/entries/9/confirm"]));
});

test("an auditor has no button that changes anything", async () => {
  const { findByTestId, queryByTestId } = page([certificate(KEN)], ["READ_EVIDENCE"]);
  await findByTestId("certificate");
  for (const button of ["certificate-confirm", "certificate-new", "certificate-decide", "office-change"]) {
    expect(queryByTestId(button), button).toBeNull();
  }
});

test("its state is a word, its day is provisional, and a foreign link is text", async () => {
  const { findByTestId, getByText, queryByRole } = page([certificate(KEN)]);
  expect((await findByTestId("certificate")).textContent).toContain("確認待ち");
  expect((await findByTestId("certificate-task")).textContent).toContain("暫定");
  expect(getByText("https://isms.jp.example/")).toBeTruthy();
  expect(queryByRole("link", { name: /isms/ })).toBeNull();
});

test("a cell without a decision says undecided, under the scope's own words", async () => {
  const { findByTestId, getByRole } = page([certificate(KEN)]);
  expect((await findByTestId("certificate-scope")).textContent).toContain("未判断");
  expect(getByRole("columnheader", { name: "在宅" })).toBeTruthy();
  expect(getByRole("rowheader", { name: "伝言" })).toBeTruthy();
});

test("an empty register says what to do", async () => {
  expect((await page([]).findByTestId("certificates-none")).textContent).toContain("認証を登録する");
});

test("a record is not entered before its document was read, nor without one that cannot be", async () => {
  const { findByTestId, getByTestId, findByText } = page([certificate(HANA)]);
  fireEvent.click(await findByTestId("certificate-new"));
  fireEvent.change(await findByTestId("certificate-scheme"), { target: { value: "data-centre" } });
  for (const part of ["holderName", "region", "edition", "reported", "from", "to"]) {
    fireEvent.change(getByTestId(`certificate-${part}`), { target: { value: "2026-11-24" } });
  }
  const enter = () => (getByTestId("certificate-enter") as HTMLButtonElement).disabled;
  expect(enter()).toBe(false);
  let read: (bytes: ArrayBuffer) => void = () => undefined;
  const file = new File(["%PDF"], "a.pdf");
  file.arrayBuffer = () => new Promise((resolve) => (read = resolve));
  const field = document.querySelector("input[type=file]") ?? document.body;
  fireEvent.change(field, { target: { files: [file] } });
  expect(enter()).toBe(true);
  read(new ArrayBuffer(4));
  await waitFor(() => expect(enter()).toBe(false));
  const gone = new File(["%PDF"], "b.pdf");
  gone.arrayBuffer = () => Promise.reject(new DOMException("moved", "NotReadableError"));
  fireEvent.change(field, { target: { files: [gone] } });
  await findByText(/読み取れません/);
  expect(enter()).toBe(true);
});

test("what the page reads is what the server gives", () => {
  const served: components["schemas"]["assurance.certificate.CertificatePage"] = register([certificate(KEN)]);
  expect(served.certificates).toHaveLength(1);
});

test("each scheme asks for its own parts, and no other's are sent", () => {
  const rules = (scheme: string) => SCHEMES.find((one) => one.scheme === scheme) ?? SCHEMES[0];
  const [isms, centre] = [rules("isms"), rules("data-centre")];
  if (!isms || !centre) throw new Error("no rules");
  expect(partsOf(isms).required).toContain("scopeText");
  expect(partsOf(centre).required).toEqual(["holderName", "region", "edition", "reported", "from", "to"]);
  const typed = { ...emptyDraft(), scopeText: "電話代行業務", holderName: "さくら" };
  expect(ofScheme(typed, centre)).toMatchObject({ scheme: "data-centre", scopeText: "", holderName: "さくら" });
  expect(ofScheme(typed, isms).edition).toBe("ISO/IEC 27001:2022");
  expect(draftOf({ ...certificate(KEN), newest: 2 })).toMatchObject({
    record: "1",
    base: 2,
    number: "IS 700001",
    pdf: null,
  });
});
