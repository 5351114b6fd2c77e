// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Offer } from "../../api/contract.ts";
import { SCAN_LIMIT, scanFault } from "./scan.ts";
import { ScanUpload } from "./ScanUpload.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const BASE = "/api/office/clients/c/contract/offers";
const offer = { digest: "d", version: 1, scan: null } as Offer;
const pdf = (size = 20) => new File(["%PDF-1.7".padEnd(size, ".")], "scan.pdf", { type: "application/pdf" });

test("a PDF up to the limit can be a scan, whatever it is called", async () => {
  expect(await scanFault(pdf(SCAN_LIMIT - 1))).toBeNull();
  expect(await scanFault(pdf(SCAN_LIMIT))).toBeNull();
  expect(await scanFault(pdf(SCAN_LIMIT + 1))).toBe("scan.large");
  for (const text of ["", "%PDF", "<html>", " %PDF-1.7"]) {
    expect(await scanFault(new File([text], "contract.pdf", { type: "application/pdf" }))).toBe("scan.noPdf");
  }
});

async function page(lang: string, answer: () => Promise<Response>, one: Offer = offer) {
  await i18next.changeLanguage(lang);
  const sent: string[] = [];
  vi.stubGlobal("fetch", (path: string, options: { method: string }) => {
    sent.push(`${options.method} ${path}`);
    return answer();
  });
  const done = vi.fn();
  const shown = render(
    <MantineProvider>
      <ScanUpload offer={one} base={BASE} done={done} />
    </MantineProvider>,
  );
  const choose = (file: File) => {
    const input = shown.container.querySelector("input[type=file]");
    if (input === null) throw new Error("no input");
    fireEvent.change(input, { target: { files: [file] } });
  };
  return { shown, sent, done, choose };
}

test("while it goes up the page says so, and then the offer is read anew", async () => {
  let arrived: (answer: Response) => void = vi.fn();
  const { shown, sent, done, choose } = await page("ja", () => new Promise((resolve) => (arrived = resolve)));
  expect(shown.getByTestId("scan-upload").textContent).toContain("紙で締結するときは");
  choose(pdf());
  await waitFor(() => expect(shown.getByRole("status").textContent).toContain("送信中です"));
  arrived(Response.json({}));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent).toEqual([`PUT ${BASE}/d/scan`]);
  await waitFor(() => expect(shown.getByRole("status").textContent).toBe(""));
});

test("what is no PDF is not sent, and the page says what to do", async () => {
  const { shown, sent, choose } = await page("en", () => Promise.resolve(Response.json({})));
  choose(new File(["<html>"], "contract.pdf", { type: "application/pdf" }));
  await waitFor(() => expect(shown.getByTestId("scan-fault").textContent).toContain("Scan the paper as a PDF"));
  expect(sent).toEqual([]);
});

test("what the server refuses it with is shown", async () => {
  const refused = Response.json({ code: "scan-signed", detail: "signed already" }, { status: 409 });
  const { shown, done, choose } = await page("en", () => Promise.resolve(refused));
  choose(pdf());
  await waitFor(() => expect(shown.getByTestId("scan-fault").textContent).toContain("signed already"));
  expect(done).not.toHaveBeenCalled();
});

test("one that is there can be replaced, or taken away after a question", async () => {
  const scan = { sha256: "0a", bytes: 1, keptAt: "2026-12-01T00:00:00Z" };
  const { shown, sent, done } = await page("en", () => Promise.resolve(new Response(null, { status: 204 })), {
    ...offer,
    scan,
  });
  expect(shown.getByTestId("scan-choose").textContent).toContain("Replace");
  fireEvent.click(shown.getByTestId("scan-remove"));
  expect(sent).toEqual([]);
  fireEvent.click(await shown.findByTestId("scan-remove-sure"));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent).toEqual([`DELETE ${BASE}/d/scan`]);
});

test("the same file can be chosen again: the browser is not told that it is chosen already", async () => {
  const emptied = vi.spyOn(HTMLInputElement.prototype, "value", "set");
  const { shown } = await page("en", () => Promise.resolve(Response.json({})));
  emptied.mockClear();
  fireEvent.click(shown.getByTestId("scan-choose"));
  expect(emptied.mock.calls).toEqual([[""]]);
  emptied.mockRestore();
});
