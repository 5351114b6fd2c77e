// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { toTokyo } from "../i18n/tokyo.ts";
import { lost } from "../shell/leaving/unsaved.ts";
import { Editor } from "./Editor.tsx";
import { HANDLING, NEVER_OPEN } from "./settings/testSettings.ts";
import type { Settings, Sheet } from "./settings/types.ts";

const api = vi.hoisted(() => ({ put: vi.fn() }));
vi.mock("../api/api.ts", async (real) => ({ ...(await real<object>()), api }));

const NUMBER = "+815031000001";
const SETTINGS: Settings = {
  greeting: { ja: "はい、海野です。", kana: "はい", en: "" },
  notes: [
    { ja: "一つめ", en: "" },
    { ja: "二つめ", en: "" },
  ],
  mustSay: [],
  mustNotSay: [],
  callback: { ja: "", en: "" },
  aliases: [],
  hours: { ...NEVER_OPEN, national: true },
  numbers: [],
  handling: HANDLING,
};
const SHEET: Sheet = {
  client: "c",
  name: "海野商店",
  kana: "うみのしょうてん",
  last: 2,
  current: 2,
  settings: SETTINGS,
  ownSounds: [],
  voice: true,
  won: [{ number: NUMBER, ownGreeting: false, ownNotes: false, ownHours: false, ownHandling: false, open: true }],
  versions: [],
  instructions: [],
  holidaysKnownUntil: 2027,
  holidays: [
    { date: "2027-01-11", name: "成人の日" },
    { date: "2027-01-01", name: "元日" },
  ],
};

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  Object.defineProperty(document, "fonts", {
    configurable: true,
    value: { addEventListener: vi.fn(), removeEventListener: vi.fn() },
  });
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function editor(sheet: Partial<Sheet> = {}) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Editor base="/api/answering" sheet={{ ...SHEET, ...sheet }} saved={vi.fn()} edited={vi.fn()} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const type = (testId: string, value: string) => fireEvent.change(screen.getByTestId(testId), { target: { value } });
const tick = (name: string) => fireEvent.click(screen.getByRole("checkbox", { name }));
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

/// What is sent when it is saved.
async function saved() {
  fireEvent.click(screen.getByTestId("answering-save"));
  await waitFor(() => expect(api.put).toHaveBeenCalledTimes(1));
  return (api.put.mock.calls as [string, { from: string | null; settings: Settings }][])[0]?.[1];
}

const inDays = (days: number) => toTokyo(new Date(Date.now() + days * 86_400_000));

test("what begins later is sent with its moment, read in Japan's time", async () => {
  editor();
  type("greeting-ja", "改装のお知らせ");
  fireEvent.click(screen.getByTestId("begins-later"));
  const at = inDays(30);
  type("begins-at", at);
  expect((await saved())?.from).toBe(new Date(`${at}:00+09:00`).toISOString());
});

test.each([
  ["nothing", ""],
  ["yesterday", inDays(-1)],
  ["more than a year from now", inDays(367)],
])("nothing is sent that would begin at %s", async (_, at) => {
  editor();
  type("greeting-ja", "改装のお知らせ");
  fireEvent.click(screen.getByTestId("begins-later"));
  type("begins-at", at);
  fireEvent.click(screen.getByTestId("answering-save"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("begins-at")));
  expect(screen.getByRole("alert").textContent).toContain("1 年先まで");
  expect(api.put).not.toHaveBeenCalled();
});

test("that a planned version will replace it is said as soon as something is edited", () => {
  const planned = {
    version: 3,
    from: "2027-01-01T00:00:00Z",
    setAt: "2026-11-24T00:00:00Z",
    by: { name: null, office: true },
    state: "planned" as const,
    changed: [],
  };
  editor({ versions: [planned] });
  const warned = () => screen.queryByText(/予約した変更があります/) !== null;
  expect(warned()).toBe(false);
  type("greeting-ja", "改装のお知らせ");
  expect(warned()).toBe(true);
});

test("only what is edited can be saved, and is lost with the page", () => {
  editor();
  const save = screen.getByTestId<HTMLButtonElement>("answering-save");
  expect([save.disabled, lost()]).toEqual([true, null]);
  type("greeting-ja", "改装のお知らせ");
  expect([save.disabled, lost()]).toEqual([false, "changes"]);
  type("greeting-ja", "はい、海野です。");
  expect([save.disabled, lost()]).toEqual([true, null]);
});

test("notes change their order, and one is taken out", async () => {
  editor();
  press("対応メモ 2 を上へ");
  fireEvent.click(screen.getByTestId("notes-add"));
  type("notes.2-ja", "三つめ");
  press("外す：対応メモ 2");
  expect((await saved())?.settings.notes.map((note) => note.ja)).toEqual(["二つめ", "三つめ"]);
});

test("a day gets hours, more from where those end, and loses them", async () => {
  editor();
  press("月曜日 に時間を追加");
  const monday = () => screen.getAllByLabelText<HTMLInputElement>(/^月曜日 の/).filter((it) => it.type === "time");
  expect(monday().map((it) => it.value)).toEqual(["09:00", "18:00"]);
  press("月曜日 に時間を追加");
  expect(monday().map((it) => it.value)).toEqual(["09:00", "18:00", "18:00", ""]);
  fireEvent.click(screen.getByTestId("answering-save"));
  await screen.findByText("終わりは始まりより後の時刻にしてください。");
  fireEvent.change(monday()[3] as HTMLElement, { target: { value: "20:00" } });
  fireEvent.click(screen.getAllByRole("button", { name: "月曜日 の時間を外す" })[0] as HTMLElement);
  expect((await saved())?.settings.hours.weekly[0]).toEqual([{ from: "18:00", to: "20:00" }]);
});

test("holidays on which it opens are sent in order; the end of the year has its days", async () => {
  editor();
  fireEvent.click(screen.getByText(/成人の日/));
  fireEvent.click(screen.getByText(/元日/));
  fireEvent.click(screen.getByTestId("year-end"));
  const hours = (await saved())?.settings.hours;
  expect(hours?.openOn).toEqual(["2027-01-01", "2027-01-11"]);
  expect(hours?.yearEnd).toEqual({ from: 29, to: 3 });
});

test("a number begins with the common greeting, has its own, and gives it up again", async () => {
  editor();
  fireEvent.click(screen.getByTestId(`own-${NUMBER}`));
  tick("この番号だけの名乗り");
  type(`${NUMBER}.greeting-ja`, "採用窓口です。");
  tick("この番号だけの対応メモ");
  tick("この番号だけの対応メモ");
  expect((await saved())?.settings.numbers).toEqual([
    {
      number: NUMBER,
      greeting: { ja: "採用窓口です。", kana: "はい", en: "" },
      notes: null,
      hours: null,
      handling: null,
    },
  ]);
});

test("without a choice while waiting, neither of its ways is left", async () => {
  editor({ settings: { ...SETTINGS, handling: { ...HANDLING, choiceSeconds: 60, voicemail: true, callback: true } } });
  fireEvent.click(screen.getByTestId("handling-choice"));
  expect((await saved())?.settings.handling).toMatchObject({ choiceSeconds: null, voicemail: false, callback: false });
});

test("more texts in all than the server takes are said before anything is sent", async () => {
  const long = { ja: "あ".repeat(400), en: "a".repeat(400) };
  const many = Array.from({ length: 20 }, () => long);
  const numbers = [1, 2, 3].map((n) => ({
    number: `+81503100000${String(n)}`,
    greeting: null,
    notes: many,
    hours: null,
    handling: null,
  }));
  editor({ settings: { ...SETTINGS, notes: many, mustSay: many, mustNotSay: many, numbers } });
  type("greeting-ja", "改装のお知らせ");
  fireEvent.click(screen.getByTestId("answering-save"));
  await screen.findByText("全体の文字数が多すぎます。減らしてください。");
  expect(within(screen.getByTestId("answering-faults")).getByText(/1 か所/)).toBeTruthy();
  expect(api.put).not.toHaveBeenCalled();
});
