// @vitest-environment jsdom
import { renderHook } from "@testing-library/react";
import i18next from "i18next";
import { beforeEach, expect, test } from "vitest";
import "../i18n/language.ts";
import { useSaying } from "./saying.ts";
import { draftOf, type HoursDraft } from "./settings/draft.ts";
import { partsOf } from "./settings/parts.ts";
import { HANDLING, NEVER_OPEN } from "./settings/testSettings.ts";

beforeEach(async () => {
  await i18next.changeLanguage("en");
});

const saying = () => renderHook(() => useSaying()).result.current;
const nine = [{ from: "09:00:00", to: "17:30:00" }];
const hours = (more: Partial<HoursDraft> = {}): HoursDraft => ({ ...NEVER_OPEN, holidays: "", ...more });

test("days of the same hours are one line, without seconds, closed ones said so", () => {
  const said = saying().hours(
    hours({ weekly: [nine, nine, [...nine, { from: "19:00", to: "20:00" }], [], [], [], []] }),
  );
  expect(said).toEqual([
    "Monday, Tuesday: 09:00–17:30",
    "Wednesday: 09:00–17:30, 19:00–20:00",
    "Thursday, Friday, Saturday, Sunday: Closed",
    "National holidays are like any other day",
    "Time zone: Asia/Tokyo",
  ]);
});

test("holidays are said as they are kept, those that are open with them only where others are not", () => {
  const more = { national: true, openOn: ["2026-11-23"], yearEnd: { from: 29, to: 3 }, holidays: "2026-08-14\n" };
  expect(saying().hours(hours(more)).slice(1)).toEqual([
    "Closed on national holidays",
    "Holidays on which we are open: 23 Nov 2026",
    "Closed from 29 December to 3 January",
    "Other closed days: 14 Aug 2026",
    "Time zone: Asia/Tokyo",
  ]);
  expect(
    saying()
      .hours(hours({ ...more, national: false }))
      .join(),
  ).not.toContain("on which we are open");
  expect(
    saying()
      .hours(hours({ ...more, openOn: [] }))
      .join(),
  ).not.toContain("on which we are open");
});

test("a day that is typed wrong is said as it was typed", () => {
  expect(saying().hours(hours({ holidays: "2026-02-30\nsoon" }))).toContain("Other closed days: 2026-02-30, soon");
});

test("what happens to callers whom nobody takes is said whole", () => {
  expect(saying().handling(HANDLING)).toEqual([
    "Outside the hours: Operators answer",
    "Waiting callers are offered no choice by key",
    "A voicemail may last 180 seconds",
    "Callers who withhold their number are taken",
  ]);
  const chosen = { ...HANDLING, choiceSeconds: 60, voicemail: true, callback: true, refuseAnonymous: true };
  expect(saying().handling({ ...chosen, closed: "VOICEMAIL" })).toEqual([
    "Outside the hours: Voicemail",
    "After 60 seconds, waiting callers are offered a choice by key " +
      "(2: voicemail, 3: ask to be called back (the number is kept))",
    "A voicemail may last 180 seconds",
    "Tell callers who withhold their number so, and take no such calls",
  ]);
  expect(saying().handling({ ...chosen, voicemail: false })[1]).not.toContain("2:");
  expect(saying().handling({ ...chosen, callback: false })[1]).not.toContain("3:");
});

test("a choice of nothing, and one that is never offered, are none", () => {
  const none = "Waiting callers are offered no choice by key";
  expect(saying().handling({ ...HANDLING, choiceSeconds: 60 })[1]).toBe(none);
  expect(saying().handling({ ...HANDLING, voicemail: true })[1]).toBe(none);
});

const SETTINGS = {
  greeting: { ja: "はい。", kana: "はい", en: "" },
  notes: [{ ja: "メモ", en: "note" }],
  mustSay: [{ ja: "言う", en: "" }],
  mustNotSay: [{ ja: "", en: "never" }],
  callback: { ja: "折り返し", en: "" },
  aliases: ["採用窓口", "本社"],
  hours: NEVER_OPEN,
  handling: HANDLING,
  numbers: [
    {
      number: "+815031000001",
      greeting: { ja: "採用です。", kana: "さいよう", en: "Hiring" },
      notes: [
        { ja: "一", en: "" },
        { ja: "二", en: "" },
      ],
      hours: NEVER_OPEN,
      handling: HANDLING,
    },
    { number: "+815031000002", greeting: null, notes: null, hours: null, handling: null },
  ],
};

test("each part is said by its own words, and a number by what it has of its own", () => {
  const parts = partsOf(draftOf(SETTINGS));
  const of = (key: string) => saying().part(key, parts);
  expect(of("greeting")).toEqual(["はい。 / はい"]);
  expect(of("notes")).toEqual(["メモ / note"]);
  expect(of("mustSay")).toEqual(["言う"]);
  expect(of("mustNotSay")).toEqual(["never"]);
  expect(of("callback")).toEqual(["折り返し"]);
  expect(of("aliases")).toEqual(["採用窓口", "本社"]);
  expect(of("hours")).toEqual(saying().hours(hours()));
  expect(of("handling")).toEqual(saying().handling(HANDLING));
  const own = Object.keys(parts).find((key) => key.includes("+815031000001")) ?? "";
  expect(of(own)).toEqual([
    "Greeting: 採用です。 / さいよう / Hiring",
    "Notes: 一, 二",
    "Hours",
    ...saying().hours(hours()),
    "Out of hours, or no one free",
    ...saying().handling(HANDLING),
  ]);
  expect(of("+815039999999")).toEqual([]);
});
