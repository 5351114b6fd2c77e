import { expect, test } from "vitest";
import { merge } from "../../shell/meanwhile/merge.ts";
import { draftOf, settingsOf, type Draft } from "./draft.ts";
import { draftOfParts, numberOf, partsOf } from "./parts.ts";
import { HANDLING, NEVER_OPEN } from "./testSettings.ts";
import type { OwnNumber, Settings } from "./types.ts";

const own = (number: string, ja: string | null): OwnNumber => ({
  number,
  greeting: ja === null ? null : { ja, kana: "はい", en: "" },
  notes: null,
  hours: null,
  handling: null,
});

const SETTINGS: Settings = {
  greeting: { ja: "はい。", kana: "はい", en: "" },
  notes: [],
  mustSay: [],
  mustNotSay: [],
  callback: { ja: "", en: "" },
  aliases: ["採用窓口"],
  hours: { ...NEVER_OPEN, holidays: ["2026-12-31"], national: true },
  numbers: [own("+81501", "一"), own("+81502", "二")],
  handling: HANDLING,
};

const BEGUN = draftOf(SETTINGS);
const merged = (mine: Draft, newest: Draft) => merge(partsOf(BEGUN), partsOf(mine), partsOf(newest));

test("parts are the draft, whole", () => {
  expect(settingsOf(draftOfParts(partsOf(BEGUN)))).toEqual(SETTINGS);
});

test("two people may change two numbers", () => {
  const mine = { ...BEGUN, numbers: [own("+81501", "わたし"), own("+81502", "二")] } as Draft;
  const theirs = { ...BEGUN, numbers: [own("+81501", "一"), own("+81502", "かれら")] } as Draft;
  const { value, moved } = merged(mine, theirs);
  expect(draftOfParts(value).numbers.map((one) => one.greeting?.ja)).toEqual(["わたし", "かれら"]);
  expect(moved).toEqual([{ key: "number +81502", both: false }]);
  expect(numberOf("number +81502")).toBe("+81502");
  expect(numberOf("notes")).toBeNull();
});

test("a number's own settings that one took away stay away, whatever another changed", () => {
  const mine = { ...BEGUN, numbers: [own("+81501", null), own("+81502", "二")] } as Draft;
  const theirs = { ...BEGUN, notes: [{ ja: "メモ", en: "" }] };
  const { value } = merged(mine, theirs);
  expect(draftOfParts(value).numbers.map((one) => one.number)).toEqual(["+81502"]);
  expect(draftOfParts(value).notes).toHaveLength(1);
});

test("space around lines is no change", () => {
  const mine = { ...BEGUN, aliases: " 採用窓口 \n\n", hours: { ...BEGUN.hours, holidays: "2026-12-31\n" } };
  expect(merged(mine, { ...BEGUN, aliases: "総務" }).moved).toEqual([{ key: "aliases", both: false }]);
});
