import i18next from "i18next";
import { expect, test } from "vitest";
import { words } from "./language.ts";

const ja = { left_other: "あと {{count}} 日", over: "終わりました" };
const en = { left_one: "{{count}} day left", left_other: "{{count}} days left", over: "It is over" };

test.each([
  ["en", 0, "0 days left"],
  ["en", 1, "1 day left"],
  ["en", 2, "2 days left"],
  ["ja", 1, "あと 1 日"],
  ["ja", 2, "あと 2 日"],
])("in %s, %i is said as: %s", async (lang, count, said) => {
  const t = words("test.plurals", ja, en);
  await i18next.changeLanguage(lang);
  expect(t("left", { count })).toBe(said);
});

test("what one language lacks, or a number that is not given, does not compile", () => {
  const t = words("test.lacking", ja, en);
  // @ts-expect-error a text that agrees with a number is told the number
  t("left");
  // @ts-expect-error no such text
  t("lfet");
  // @ts-expect-error not in the Japanese file
  words("test.lacking", { left_other: ja.left_other }, en);
  // @ts-expect-error not in the English file
  words("test.lacking", ja, { left_one: en.left_one, left_other: en.left_other });
  // @ts-expect-error no English singular
  words("test.lacking", ja, { left_other: en.left_other, over: en.over });
});
