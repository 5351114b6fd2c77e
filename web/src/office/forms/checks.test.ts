import { describe, expect, test } from "vitest";
import { datesOf, kanaOf, nameOf, numberOf, slugOf, spanOf } from "./checks.ts";

describe("a name", () => {
  test("may have as many characters as the limit and no more", () => {
    expect(nameOf("あ".repeat(79), 80)).toBeNull();
    expect(nameOf("あ".repeat(80), 80)).toBeNull();
    expect(nameOf("あ".repeat(81), 80)).toEqual({ key: "wrong.long", max: 80 });
  });
  test("is not a space", () => expect(nameOf("　 ", 80)).toEqual({ key: "wrong.empty" }));
});

test("a reading is in kana", () => {
  for (const good of ["さとう はな", "サトウ・ハナ", "えーびーしー", "ABCしょうじ"])
    expect(kanaOf(good, 80)).toBeNull();
  for (const bad of ["佐藤", "さとう@"]) expect(kanaOf(bad, 80)).toEqual({ key: "wrong.kana" });
});

test("a short name has 1 to 32 characters and starts with a letter", () => {
  for (const good of ["a", "aoba-2", "a".repeat(32)]) expect(slugOf(good)).toBeNull();
  for (const bad of ["", "2aoba", "Aoba", "a_b", "a".repeat(33)]) expect(slugOf(bad)).toEqual({ key: "wrong.slug" });
});

test("a number is national or international, however it was typed", () => {
  for (const good of ["+1234567", "+123456789012345", "＋81-50-3100-0001", "03-1234-5678"])
    expect(numberOf(good)).toBeNull();
  for (const bad of ["+123456", "+1234567890123456", "+0123456789", ""]) {
    expect(numberOf(bad)).toEqual({ key: "wrong.number" });
  }
});

test("hours end after they begin", () => {
  expect(spanOf({ from: "09:00", to: "18:00" })).toBeNull();
  expect(spanOf({ from: "18:00", to: "18:00" })).toEqual({ key: "wrong.span" });
  expect(spanOf({ from: "", to: "18:00" })).toEqual({ key: "wrong.span" });
});

test("holidays are real days", () => {
  expect(datesOf("2026-12-31\n\n 2027-01-01 ")).toEqual(["2026-12-31", "2027-01-01"]);
  expect(datesOf("")).toEqual([]);
  expect(datesOf("2026-02-30")).toBeNull();
  expect(datesOf("31/12")).toBeNull();
});
