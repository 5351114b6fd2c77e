import { expect, test } from "vitest";
import { draftOf, faultsOf, PHRASE_LIMIT, saidTo, settingsOf, textFault, type Draft } from "./draft.ts";
import { HANDLING } from "./testSettings.ts";
import type { Settings } from "./types.ts";

const hours = {
  zone: "Asia/Tokyo",
  weekly: [[{ from: "09:00", to: "18:00" }], [], [], [], [], [], []],
  holidays: ["2026-12-31"],
  national: true,
  openOn: [],
  yearEnd: null,
};

const SETTINGS: Settings = {
  greeting: { ja: "はい。", kana: "はい", en: "" },
  notes: [{ ja: "メモ", en: "" }],
  mustSay: [],
  mustNotSay: [],
  callback: { ja: "", en: "" },
  aliases: ["採用窓口"],
  hours,
  numbers: [
    {
      number: "+815031000001",
      greeting: { ja: "採用です。", kana: "さいよう", en: "" },
      notes: null,
      hours: null,
      handling: null,
    },
  ],
  handling: HANDLING,
};

const draft = (part: Partial<Draft> = {}): Draft => ({ ...draftOf(SETTINGS), ...part });

test("what was set comes back as it was", () => {
  expect(settingsOf(draftOf(SETTINGS))).toEqual(SETTINGS);
  expect(faultsOf(draft()).size).toBe(0);
});

test("a number whose last own part was dropped is the client's again", () => {
  const numbers = [{ number: "+815031000001", greeting: null, notes: null, hours: null, handling: null }];
  expect(settingsOf(draft({ numbers })).numbers).toEqual([]);
});

test("a text has words, an end and one line", () => {
  expect(textFault(" ", true)).toBe("empty");
  expect(textFault(" ", false)).toBeNull();
  expect(textFault("あ".repeat(PHRASE_LIMIT), true)).toBeNull();
  expect(textFault("あ".repeat(PHRASE_LIMIT + 1), true)).toBe("long");
  expect(textFault("一\n二", true)).toBe("line");
});

test("each fault stands at its field", () => {
  const faults = faultsOf(
    draft({
      greeting: { ja: "", kana: "", en: "" },
      callback: { ja: "", en: "We call back" },
      aliases: "あ".repeat(61),
      hours: {
        ...hours,
        weekly: hours.weekly.with(2, [{ from: "10:00", to: "10:00" }]),
        holidays: "2026-02-30",
        yearEnd: { from: 32, to: 3 },
      },
    }),
  );
  expect(Object.fromEntries(faults)).toEqual({
    "greeting.ja": "empty",
    "greeting.kana": "empty",
    "callback.ja": "empty",
    aliases: "long",
    "hours.weekly.2": "span",
    "hours.holidays": "date",
    "hours.yearEnd": "day",
  });
});

test("a number's own words win, and the others are the client's", () => {
  const said = saidTo(draft(), "+815031000001");
  expect(said.greeting.ja).toBe("採用です。");
  expect(said.notes).toEqual(SETTINGS.notes);
  expect(said.own).toEqual({ greeting: true, notes: false, hours: false, handling: false });
  expect(saidTo(draft(), null).greeting.ja).toBe("はい。");
});

test("times are within their limits", () => {
  const of = (part: Partial<typeof HANDLING>) => [...faultsOf(draft({ handling: { ...HANDLING, ...part } })).keys()];
  expect([of({ voicemailSeconds: 30 }), of({ voicemailSeconds: 300 })]).toEqual([[], []]);
  expect([of({ voicemailSeconds: 29 }), of({ voicemailSeconds: 301 })]).toEqual([
    ["handling.voicemailSeconds"],
    ["handling.voicemailSeconds"],
  ]);
  const choice = (choiceSeconds: number) => [...faultsOf(draft({ handling: { ...HANDLING, choiceSeconds } })).keys()];
  expect([choice(20), choice(900)]).toEqual([[], []]);
  expect([choice(19), choice(901)]).toEqual([["handling.choiceSeconds"], ["handling.choiceSeconds"]]);
});
