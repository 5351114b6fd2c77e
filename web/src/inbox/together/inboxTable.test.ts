import i18next from "i18next";
import { expect, test } from "vitest";
import type { InboxItem } from "../../api/types.ts";
import type { ReadField, ReadMessage } from "../../opening/types.ts";
import { csv } from "../../shell/csv.ts";
import { inboxTable, type OpenedItem } from "./inboxTable.ts";
import "./texts.ts";

const words = (lang: "ja" | "en") => (key: string) => i18next.getFixedT(lang, "together")(key);

const ITEM: InboxItem = {
  id: "i",
  call: "c",
  mailbox: null,
  arrivedAt: "2026-11-24T06:03:12Z",
  answered: true,
  wish: null,
  urgent: true,
  state: "opened",
  doneBy: null,
  takenBy: { person: "p", name: "港 健太" },
  due: "2026-11-24T08:00:00Z",
  notes: 0,
  message: null,
  slip: null,
  drafts: [],
  recording: null,
};

const field = (key: string, value: string, more: Partial<ReadField> = {}): ReadField => ({
  key,
  label: { ja: `${key}の欄`, en: `${key} field` },
  value,
  display: null,
  readBack: false,
  rang: false,
  ...more,
});

const message = (...fields: ReadField[]): ReadMessage => ({
  fields,
  callerNumber: null,
  callerEnding: null,
  at: null,
  operator: "佐藤 花",
  program: null,
  why: null,
});

const row = (more: Partial<OpenedItem>): OpenedItem => ({
  item: ITEM,
  box: "総合",
  message: null,
  slip: null,
  failed: false,
  ...more,
});

const table = (...all: OpenedItem[]) => inboxTable(all, words("ja"), "ja");
const at = (rows: string[][], column: string, n = 1) => rows[n]?.[rows[0]?.indexOf(column) ?? -1];

test("an empty list is its columns' names alone, in the page's language", () => {
  expect(table()).toEqual([
    "受付日時,受信箱,状態,至急,担当,折り返し期限,発信者名,ふりがな,会社名,電話番号,用件,オペレーター,備考".split(","),
  ]);
  expect(inboxTable([], words("en"), "en")[0]?.slice(0, 3)).toEqual(["Received", "Inbox", "State"]);
  expect(csv(table())).toMatch(/^\uFEFF受付日時,.*備考\r\n$/);
});

test("each field is under its name, and the form's own fields follow by label", () => {
  const rows = table(
    row({ message: message(field("callerName", "田中"), field("room", "3"), field("inquiry", "見積もり")) }),
    row({
      message: message(field("party", "yes", { display: { ja: "はい", en: "Yes" } }), field("room", "4")),
      failed: true,
    }),
  );
  expect(rows[0]?.slice(-4)).toEqual(["roomの欄", "partyの欄", "オペレーター", "備考"]);
  expect([at(rows, "発信者名"), at(rows, "用件"), at(rows, "roomの欄"), at(rows, "partyの欄")]).toEqual([
    "田中",
    "見積もり",
    "3",
    "",
  ]);
  expect([at(rows, "roomの欄", 2), at(rows, "partyの欄", 2), at(rows, "備考", 2)]).toEqual([
    "4",
    "はい",
    "開けませんでした",
  ]);
  expect([at(rows, "状態"), at(rows, "至急"), at(rows, "担当"), at(rows, "オペレーター")]).toEqual([
    "開封済み",
    "至急",
    "港 健太",
    "佐藤 花",
  ]);
  expect(new Set(rows.map((one) => one.length)).size).toBe(1);
});

test("a number stays one: of the slip where the message refers to it, and with its zero", () => {
  const slip = { callerNumber: "+819012345678", withheld: false, endedAt: null, how: null };
  const refers = field("number", "the-number-that-rang", { rang: true });
  expect(at(table(row({ message: message(refers), slip })), "電話番号")).toBe("090-1234-5678");
  expect(at(table(row({ slip })), "電話番号")).toBe("090-1234-5678");
  expect(at(table(row({ message: message(field("number", "0312345678")), slip })), "電話番号")).toBe("'0312345678");
  expect(at(table(row({ message: message(refers) })), "電話番号")).toBe("the-number-that-rang");
  const abroad = table(row({ message: message(field("number", "+14155550100")) }));
  expect(csv(abroad)).toContain(`"'+14155550100"`);
});

test("a done item shows no due time", () => {
  expect(at(table(row({})), "折り返し期限")).not.toBe("");
  expect(at(table(row({ item: { ...ITEM, state: "done" } })), "折り返し期限")).toBe("");
});

test("what callers said is no formula and ends no row, in cells and in names of columns", () => {
  const evil = field("x", "1", { label: { ja: "=cmd()", en: "" } });
  const text = csv(table(row({ message: message(field("inquiry", '=HYPERLINK("x")\r\n"y"'), evil) })));
  expect(text).toContain(`"'=HYPERLINK(""x"")\r\n""y"""`);
  expect(text).toContain(`"'=cmd()"`);
  expect(text.startsWith("\uFEFF")).toBe(true);
});
