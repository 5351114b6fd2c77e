// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { AnsweringPage } from "./AnsweringPage.tsx";
import { HANDLING, NEVER_OPEN } from "./settings/testSettings.ts";
import type { Sheet } from "./settings/types.ts";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const NUMBER = "+815031000001";

const SHEET: Sheet = {
  client: "c",
  name: "海野商店",
  kana: "うみのしょうてん",
  last: 2,
  current: 1,
  settings: {
    greeting: { ja: "はい、海野です。", kana: "はい", en: "" },
    notes: [{ ja: "一つめ", en: "" }],
    mustSay: [],
    mustNotSay: [],
    callback: { ja: "", en: "" },
    aliases: [],
    hours: NEVER_OPEN,
    numbers: [],
    handling: HANDLING,
  },
  ownSounds: [],
  voice: true,
  won: [{ number: NUMBER, ownGreeting: false, ownNotes: false, ownHours: false, ownHandling: false, open: true }],
  versions: [
    {
      version: 2,
      from: "2027-01-01T00:00:00Z",
      setAt: "2026-11-24T00:00:00Z",
      by: { name: null, office: true },
      state: "planned",
      changed: ["notes"],
    },
    {
      version: 1,
      from: "2026-11-24T00:00:00Z",
      setAt: "2026-11-24T00:00:00Z",
      by: { name: "小林 愛", office: false },
      state: "now",
      changed: [],
    },
  ],
  instructions: [
    {
      id: "i",
      text: { ja: "本日は15時まで", en: "" },
      numbers: [],
      from: "2026-11-24T00:00:00Z",
      until: "2026-11-24T09:00:00Z",
      ended: false,
      setAt: "2026-11-24T00:00:00Z",
      by: { name: "小林 愛", office: false },
      state: "now",
      shown: 3,
      calls: 4,
    },
  ],
  holidaysKnownUntil: 2027,
  holidays: [{ date: "2027-01-01", name: "元日" }],
};

const sent: { method: string; path: string; body: unknown }[] = [];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  Object.defineProperty(document, "fonts", {
    configurable: true,
    value: { addEventListener: vi.fn(), removeEventListener: vi.fn() },
  });
});
afterEach(() => {
  sent.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

const REFUSED = { code: "answering-overtaken", message: "ほかの人が先に変更しました。" };

/// @param refused whether a change is refused, as it names a version that is not the last
function page(client = new QueryClient(), sheet = () => SHEET, refused: (base: number) => boolean = () => false) {
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    if (method !== "GET")
      sent.push({ method: method ?? "", path, body: typeof body === "string" ? JSON.parse(body) : null });
    if (method === "GET") return Promise.resolve(new Response(JSON.stringify(sheet())));
    const { base = 0 } = (sent.at(-1)?.body ?? {}) as { base?: number };
    return Promise.resolve(
      refused(base) ? new Response(JSON.stringify(REFUSED), { status: 409 }) : new Response(null, { status: 204 }),
    );
  });
  return render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        <AnsweringPage base="/api/answering" />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("a change names the version that was seen last, and the card shows it before it is saved", async () => {
  const { findByTestId, getByTestId } = page();
  fireEvent.change(await findByTestId("greeting-ja"), { target: { value: "お電話ありがとうございます。" } });
  expect(getByTestId("answering-preview").textContent).toContain("お電話ありがとうございます。");
  fireEvent.click(getByTestId("answering-save"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    method: "PUT",
    path: "/api/answering",
    body: { base: 2, from: null, settings: { greeting: { ja: "お電話ありがとうございます。" } } },
  });
});

/// Another user's version, which comes while this page lies open.
async function overtaken(edit: boolean) {
  const client = new QueryClient();
  let now = SHEET;
  const { findByTestId, getByTestId } = page(client, () => now);
  const field = await findByTestId("greeting-ja");
  if (edit) fireEvent.change(field, { target: { value: "わたしの挨拶" } });
  const theirs = { ...SHEET.settings, greeting: { ja: "ほかの人の挨拶", kana: "はい", en: "" } };
  now = { ...SHEET, last: 3, settings: theirs };
  await client.invalidateQueries();
  return getByTestId;
}

test("what is being edited stays, and names the version that it began with", async () => {
  const getByTestId = await overtaken(true);
  expect((getByTestId("greeting-ja") as HTMLInputElement).value).toBe("わたしの挨拶");
  fireEvent.click(getByTestId("answering-save"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ body: { base: 2 } });
});

/// Types a greeting, and sends it after another user has saved what they give.
async function refused(theirs: Partial<Sheet["settings"]>, versions = SHEET.versions) {
  let now = SHEET;
  const shown = page(
    new QueryClient(),
    () => now,
    (base) => base !== now.last,
  );
  fireEvent.change(await shown.findByTestId("greeting-ja"), { target: { value: "わたしの挨拶" } });
  now = { ...SHEET, last: 3, settings: { ...SHEET.settings, ...theirs }, versions };
  fireEvent.click(shown.getByTestId("answering-save"));
  await shown.findByTestId("meanwhile");
  return shown;
}

const THEIRS = { greeting: { ja: "ほかの人の挨拶", kana: "はい", en: "" } };

test("what another user saved first is named, and one may keep one's own upon it", async () => {
  const hours = {
    ...SHEET.settings.hours,
    weekly: SHEET.settings.hours.weekly.with(0, [{ from: "09:00:00", to: "17:00:00" }]),
  };
  const { getByTestId, queryByTestId } = await refused({ ...THEIRS, hours });
  expect(getByTestId("meanwhile-greeting").textContent).toMatch(/「はい、海野です。.*「ほかの人の挨拶.*「わたしの挨拶/);
  expect(getByTestId("meanwhile-hours").textContent).toContain("変更後：\n月曜日：09:00–17:00\n");
  expect(getByTestId("meanwhile-hours").dataset["both"]).toBe("false");
  expect(document.activeElement).toBe(getByTestId("meanwhile"));
  fireEvent.click(getByTestId("meanwhile-keep"));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ body: { base: 3, settings: { greeting: { ja: "わたしの挨拶" }, hours } } });
  await waitFor(() => expect(queryByTestId("meanwhile")).toBeNull());
});

test("or take theirs, which sends nothing", async () => {
  const { getByTestId, queryByTestId } = await refused(THEIRS);
  fireEvent.click(getByTestId("meanwhile-take"));
  expect((getByTestId("greeting-ja") as HTMLInputElement).value).toBe("ほかの人の挨拶");
  expect(queryByTestId("meanwhile")).toBeNull();
  expect(sent).toHaveLength(1);
});

test("that another user planned a version is said, too", async () => {
  const { getByTestId } = await refused(
    {},
    SHEET.versions.map((one) => (one.version === 2 ? { ...one, version: 3 } : one)),
  );
  expect(getByTestId("meanwhile").textContent).toContain("第 3 版が予約されました");
});

test("what is wrong by then is not sent with theirs", async () => {
  const { getByTestId } = await refused({ notes: [{ ja: "彼らのメモ", en: "" }] });
  fireEvent.change(getByTestId("greeting-ja"), { target: { value: "" } });
  fireEvent.click(getByTestId("meanwhile-keep"));
  await waitFor(() => expect(getByTestId("answering-faults").textContent).toContain("1 か所"));
  expect(sent).toHaveLength(1);
  expect(getByTestId("greeting-ja").getAttribute("aria-invalid")).toBe("true");
});

test("an older version is shown with what stands on no card", async () => {
  const { findByTestId, getByRole } = page();
  await findByTestId("versions");
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(SHEET.settings))));
  fireEvent.click(getByRole("button", { name: "第 1 版の内容を見る" }));
  const rest = (await findByTestId("version-rest")).textContent;
  expect(rest).toContain("月曜日、火曜日、水曜日、木曜日、金曜日、土曜日、日曜日：休み");
  expect(rest).toContain("受付時間外：オペレーターが出る");
  expect(rest).toContain("留守番電話は 180 秒まで");
});

test("where nothing was edited, another user's version is shown and is the next change's base", async () => {
  const getByTestId = await overtaken(false);
  await waitFor(() => expect((getByTestId("greeting-ja") as HTMLInputElement).value).toBe("ほかの人の挨拶"));
  fireEvent.change(getByTestId("greeting-ja"), { target: { value: "わたしの挨拶" } });
  fireEvent.click(getByTestId("answering-save"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ body: { base: 3 } });
});

test("a plan that is taken back leaves what is being edited", async () => {
  const { findByTestId, getByTestId, getByRole, queryByTestId } = page();
  fireEvent.change(await findByTestId("greeting-ja"), { target: { value: "わたしの挨拶" } });
  fireEvent.click(getByRole("button", { name: "第 2 版の予約を取り消す" }));
  fireEvent.click(await findByTestId("version-yes"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ method: "DELETE", path: "/api/answering/versions/2" });
  await waitFor(() => expect(queryByTestId("version-yes")).toBeNull());
  expect((getByTestId("greeting-ja") as HTMLInputElement).value).toBe("わたしの挨拶");
});

test("before an older version comes back, it is said that what is not saved is lost", async () => {
  const withdrawn = SHEET.versions.map((one) => (one.version === 2 ? { ...one, state: "withdrawn" as const } : one));
  const { findByTestId, getByTestId, getByRole, queryByTestId } = page(new QueryClient(), () => ({
    ...SHEET,
    versions: withdrawn,
  }));
  const field = await findByTestId("greeting-ja");
  const restore = () => getByRole("button", { name: "この内容に戻す（第 2 版）" });
  fireEvent.click(restore());
  await findByTestId("version-yes");
  expect(queryByTestId("restore-unsaved")).toBeNull();
  fireEvent.keyDown(getByTestId("version-yes"), { key: "Escape" });
  await waitFor(() => expect(queryByTestId("version-yes")).toBeNull());
  fireEvent.change(field, { target: { value: "わたしの挨拶" } });
  fireEvent.click(restore());
  expect((await findByTestId("restore-unsaved")).textContent).toContain("失われます");
  fireEvent.click(getByTestId("version-yes"));
  await waitFor(() => expect((getByTestId("greeting-ja") as HTMLInputElement).value).toBe("はい、海野です。"));
  expect(sent[0]).toMatchObject({ path: "/api/answering/versions/2/restore", body: { base: 2 } });
});

test("an empty text is not sent, and the field says why", async () => {
  const { findByTestId, getByTestId } = page();
  fireEvent.change(await findByTestId("greeting-ja"), { target: { value: "" } });
  fireEvent.click(getByTestId("answering-save"));
  expect(getByTestId("answering-faults").textContent).toBe("直すところが 1 か所あります");
  expect(getByTestId("greeting-ja").getAttribute("aria-invalid")).toBe("true");
  expect(sent).toEqual([]);
});

test("how many operators were shown an instruction stands beside it", async () => {
  const { findByTestId } = page();
  expect((await findByTestId("instruction-shown")).textContent).toContain("4 件のうち 3 件");
});

test("an instruction needs words and an end to come", async () => {
  const { findByTestId, getByTestId, findByRole } = page();
  fireEvent.change(await findByTestId("instruction-until"), { target: { value: "2020-01-01T10:00" } });
  fireEvent.click(getByTestId("instruction-send"));
  expect((await findByRole("alert")).textContent).toContain("92");
  expect(sent).toEqual([]);
  fireEvent.change(getByTestId("instruction-ja"), { target: { value: "本日は15時まで" } });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  fireEvent.change(getByTestId("instruction-until"), { target: { value: tomorrow } });
  fireEvent.click(getByTestId("instruction-send"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    path: "/api/answering/instructions",
    body: { text: { ja: "本日は15時まで", en: "" }, numbers: [], from: null },
  });
});

test("whose a version is, and that a planned one comes, is said", async () => {
  const { findByTestId } = page();
  expect((await findByTestId("version-2")).textContent).toContain("電話番の事務局");
  expect((await findByTestId("version-1")).textContent).toContain("小林 愛");
});
