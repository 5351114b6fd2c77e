// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Offer } from "../../api/contract.ts";
import { PasskeyTrouble } from "../../signin/passkey/authenticator.ts";
import { NotWhatWasRead, sign } from "./sign.ts";
import { SignButton } from "./SignButton.tsx";

vi.mock("./sign.ts", () => ({ sign: vi.fn(), NotWhatWasRead: class extends Error {} }));

vi.mock("../../api/queries.ts", () => ({ useMe: () => ({ data: { person: "p", name: "高橋 花" } }) }));

beforeEach(async () => {
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

const scan = { sha256: "aa", bytes: 1, keptAt: "2026-12-01T00:00:00Z" };
const electronic = { digest: "d", missing: [], scan: null } as unknown as Offer;
const paper = { ...electronic, scan };

const button = (offer: Offer, saved: boolean, scanSaved: string | null) => (
  <MantineProvider>
    <SignButton
      offer={offer}
      party={{ client: "c", side: "client" }}
      base="/b"
      saved={saved}
      scanSaved={scanSaved}
      done={() => {}}
    />
  </MantineProvider>
);

test.each([
  ["electronic, nothing saved", electronic, false, null, false],
  ["electronic, the document saved", electronic, true, null, true],
  ["paper, the document alone", paper, true, null, false],
  ["paper, the scan alone", paper, false, "aa", false],
  ["paper, another scan than the one that is there", paper, true, "bb", false],
  ["paper, both", paper, true, "aa", true],
])("%s", (_, offer, saved, scanSaved, can) => {
  const page = render(button(offer, saved, scanSaved));
  expect((page.getByTestId("offer-read") as HTMLInputElement).disabled).toBe(!can);
  if (!can) return;
  fireEvent.click(page.getByTestId("offer-read"));
  expect((page.getByTestId("offer-sign") as HTMLButtonElement).disabled).toBe(false);
  expect(page.getByTestId("offer-sign").textContent).toContain(
    offer.scan ? "Sign this scan" : "Sign with your passkey",
  );
});

test("it is signed by who is signed in, for the side and the client of the page", () => {
  const page = render(button(electronic, true, null));
  fireEvent.click(page.getByTestId("offer-read"));
  fireEvent.click(page.getByTestId("offer-sign"));
  const by = { client: "c", side: "client", person: "p", name: "高橋 花" };
  expect(vi.mocked(sign)).toHaveBeenCalledWith("/b", electronic, by);
});

test("a scan that was exchanged after it was read is to be read anew", () => {
  const page = render(button(paper, true, "aa"));
  fireEvent.click(page.getByTestId("offer-read"));
  page.rerender(button({ ...paper, scan: { ...scan, sha256: "cc" } }, true, "aa"));
  expect((page.getByTestId("offer-sign") as HTMLButtonElement).disabled).toBe(true);
});

test.each<[string, Error, RegExp]>([
  ["a passkey that was broken off", new PasskeyTrouble("cancelled"), /Press the button to try again/],
  ["another text than was read", new NotWhatWasRead("other"), /Nothing was signed/],
])("of %s it is said what to do, and nothing is signed", async (_, trouble, words) => {
  vi.mocked(sign).mockRejectedValueOnce(trouble);
  const page = render(button(electronic, true, null));
  fireEvent.click(page.getByTestId("offer-read"));
  fireEvent.click(page.getByTestId("offer-sign"));
  expect((await page.findByRole("alert")).textContent).toMatch(words);
});
