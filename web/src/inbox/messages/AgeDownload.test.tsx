// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { testItem } from "../../api/testItem.ts";
import type { InboxItem } from "../../api/types.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { SealTrouble } from "../../seal/index.ts";
import { AgeDownload } from "./AgeDownload.tsx";

const opening = vi.hoisted(() => ({ ageFiles: vi.fn(), save: vi.fn(), states: vi.fn() }));
vi.mock("../../opening/opening.ts", () => ({ ageFiles: opening.ageFiles }));
vi.mock("../../opening/stating.ts", () => ({ states: opening.states }));
vi.mock("../../shell/save.ts", () => ({ save: opening.save }));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: object }) => <a href="/inbox/keys">{children as never}</a>,
}));

beforeEach(async () => {
  vi.resetAllMocks();
  opening.ageFiles.mockImplementation((_: string, name: string) =>
    Promise.resolve([{ name: `${name}.age`, file: new Blob([name]) }]),
  );
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

const shown = (item: Partial<InboxItem>, suite = "mlkem768x25519") =>
  render(
    <MantineProvider env="test">
      <AgeDownload item={testItem(item)} company={{ current: { suite } } as unknown as Holding} />
    </MantineProvider>,
  );

const ALL = {
  message: { object: "m" },
  drafts: [{ object: "d1" }, { object: "d2" }],
  slip: { object: "s" },
  recording: { object: "r" },
} as unknown as Partial<InboxItem>;

test("a call of which nothing is kept has nothing to save", () => {
  expect(shown({}).queryByTestId("inbox-download")).toBeNull();
});

test("all that is kept of a call is saved under names that say what and when, never who, and is an entry", async () => {
  const page = shown(ALL);
  fireEvent.click(page.getByTestId("inbox-download"));
  const dialog = await within(document.body).findByRole("dialog");
  const names = ["message", "draft", "draft2", "slip", "recording"].map(
    (kind) => `denwaban-${kind}-20261124-0603-00c1.age`,
  );
  expect(opening.save.mock.calls.map(([name]) => name as string)).toEqual(names);
  expect(opening.ageFiles.mock.calls.map(([object]) => object as string)).toEqual(["m", "d1", "d2", "s", "r"]);
  expect(opening.states.mock.calls).toEqual(["m", "d1", "d2", "s", "r"].map((object) => [object, "saved"]));
  const commands = [...dialog.querySelectorAll("pre")].map(({ textContent }) => textContent);
  expect(commands[0]).toBe(
    "age -d -i company-key.txt -o denwaban-message-20261124-0603-00c1.json denwaban-message-20261124-0603-00c1.age",
  );
  expect(commands[4]).toContain("-o denwaban-recording-20261124-0603-00c1.wav ");
});

test("it says which age opens the company's kind of key", async () => {
  const version = async (suite: string) => {
    fireEvent.click(shown(ALL, suite).getByTestId("inbox-download"));
    const text = (await within(document.body).findByRole("dialog")).textContent;
    cleanup();
    return text;
  };
  expect(await version("x25519")).not.toBe(await version("mlkem768x25519"));
});

test("if one of them cannot be had none is saved, and it can be tried again", async () => {
  opening.ageFiles.mockImplementationOnce(() => Promise.reject(new SealTrouble("bad-header")));
  const page = shown(ALL);
  fireEvent.click(page.getByTestId("inbox-download"));
  await page.findByTestId("refused-header");
  expect(opening.save).not.toHaveBeenCalled();
  expect(opening.states).not.toHaveBeenCalled();
  fireEvent.click(page.getByTestId("inbox-download"));
  await within(document.body).findByRole("dialog");
  expect(page.queryByTestId("refused-header")).toBeNull();
});
