import { describe, expect, test } from "vitest";
import { isKatakana, isPhone, spoken, toKatakana, toPhone } from "./kana.ts";

describe("katakana", () => {
  test.each([
    ["やまだ　たろう", "ヤマダ　タロウ"],
    ["やまだ たろう", "ヤマダ　タロウ"],
    ["ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ　ハナコ"],
    ["ヤマダ", "ヤマダ"],
    ["こーひー", "コーヒー"],
    ["サ−ビス", "サービス"],
    ["ゔぁいおりん", "ヴァイオリン"],
    ["  すずき  ", "スズキ"],
    ["ジョン・スミス", "ジョン・スミス"],
  ])("%s becomes %s", (typed, kept) => {
    expect(toKatakana(typed)).toBe(kept);
    expect(isKatakana(kept)).toBe(true);
  });

  test.each(["山田", "Smith", "ヤマダ1", ""])("%s is not katakana", (text) => {
    expect(isKatakana(text)).toBe(false);
  });
});

describe("telephone numbers", () => {
  test.each([
    ["０３－１２３４－５６７８", "03-1234-5678"],
    ["03ー1234ー5678", "03-1234-5678"],
    ["090 1234 5678", "090-1234-5678"],
    ["(03)1234-5678", "03-1234-5678"],
    ["＋1 212 555 0100", "+1-212-555-0100"],
    ["09012345678", "09012345678"],
  ])("%s becomes %s", (typed, kept) => {
    expect(toPhone(typed)).toBe(kept);
    expect(isPhone(kept)).toBe(true);
  });

  test.each(["031234567", "090123456789", "1234567890", "+0123456789", "+1234567890123456", "110"])(
    "%s has the wrong number of digits",
    (text) => {
      expect(isPhone(text)).toBe(false);
    },
  );

  test.each([
    ["+819012345678", "090-1234-5678"],
    ["+81312345678", "03-1234-5678"],
    ["+815031000001", "050-3100-0001"],
    ["+81120123456", "0120-123-456"],
    ["+81452223333", "0452223333"],
    ["+12125550100", "+12125550100"],
  ])("%s is said as %s", (e164, said) => {
    expect(spoken(e164)).toBe(said);
  });
});
