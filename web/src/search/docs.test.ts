import { expect, test } from "vitest";
import { find, merge, MOST_BYTES, read, write, type Doc } from "./docs.ts";

const field = (key: string, value: string) => ({ key, ja: key, en: key, value });

function doc(object: string, at: string, ...fields: ReturnType<typeof field>[]): Doc {
  return { object, call: `c-${object}`, kind: "message", at, fields, tokens: null };
}

const TANAKA = doc(
  "1",
  "2026-11-24T06:00:00.000Z",
  field("callerName", "田中　美咲"),
  field("callerKana", "タナカ　ミサキ"),
  field("inquiry", "ＡＢＣ社の見積書を\n再送してほしい"),
  field("number", "090-1234-5678"),
);
const SLIP = doc("2", "2026-11-24T07:00:00.000Z", field("callerNumber", "+81312345678"));
const ALL = [TANAKA, SLIP];

const found = (typed: string) => find(typed, ALL).map(({ doc: { object } }) => object);

test.each([
  ["見積", ["1"]],
  ["田中美咲", ["1"]],
  ["たなか", ["1"]],
  ["ﾀﾅｶ ﾐｻｷ", ["1"]],
  ["abc社", ["1"]],
  ["ａｂｃ", ["1"]],
  ["見積書を再送", ["1"]],
  ["田中 見積", ["1"]],
  ["田中　請求", []],
  ["見 積 請", []],
  ["5678", ["2", "1"]],
  ["03-1234-5678", ["2"]],
  ["０３１２３４", ["2"]],
  ["0901234", ["1"]],
  ["+81312345678", ["2"]],
  ["99999", []],
  ["12", ["2", "1"]],
  ["   ", []],
])("%s finds %j", (typed, objects) => expect(found(typed)).toEqual(objects));

test("it says in which field it was", () => {
  expect(find("再送", ALL)[0]?.where?.key).toBe("inquiry");
  expect(find("5678", ALL)[0]?.where?.key).toBe("callerNumber");
});

test("of two pages everything stays that one of them opened, except what was erased", () => {
  expect([...merge([TANAKA], [SLIP], new Set()).keys()].sort()).toEqual(["1", "2"]);
  expect([...merge([TANAKA], [SLIP, TANAKA], new Set(["1"])).keys()]).toEqual(["2"]);
  const newer = { ...TANAKA, tokens: "6fnp" };
  expect(merge([newer], [TANAKA], new Set()).get("1")?.tokens).toBe("6fnp");
});

test("what is too much falls away from the oldest on", () => {
  const long = "あ".repeat(100_000);
  const many = Array.from({ length: 20 }, (_, i) =>
    doc(
      `o${String(i).padStart(2, "0")}`,
      `2026-11-${String(i + 1).padStart(2, "0")}T00:00:00.000Z`,
      field("inquiry", long),
    ),
  );
  const text = write(many);
  expect(new TextEncoder().encode(text).length).toBeLessThan(MOST_BYTES + 100);
  const kept = read(text)?.map(({ object }) => object) ?? [];
  expect(kept[0]).toBe("o19");
  expect(kept.length).toBe(Math.floor(MOST_BYTES / (300_000 + 200)));
  expect(read('{"v":2,"docs":[]}')).toBeNull();
});
