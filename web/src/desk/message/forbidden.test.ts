import { describe, expect, test } from "vitest";
import { forbiddenIn, luhn, myNumber } from "./forbidden.ts";

// Published test numbers: the card brands' own, and the example of the individual number's check digit.
const CARD = "4111111111111111";
const MY_NUMBER = "123456789018";

describe("check digits", () => {
  test("one wrong digit is found", () => {
    expect(luhn(CARD)).toBe(true);
    expect(luhn("4111111111111112")).toBe(false);
    expect(myNumber(MY_NUMBER)).toBe(true);
    for (const last of "012345679") expect(myNumber(`12345678901${last}`)).toBe(false);
  });

  test("a row of one digit is nobody's number", () => {
    expect(myNumber("000000000000")).toBe(false);
  });
});

describe("in free text", () => {
  test.each([
    `カードは${CARD}です`,
    "4111 1111 1111 1111",
    "４１１１－１１１１－１１１１－１１１１",
    "4111-1111-1111-1111 有効期限 12/28",
    "3782 822463 10005",
    "090-1234-5678 4111 1111 1111 1111",
    "4222222222222",
    "4111.1111.1111.1111",
    "4111  1111 1111\t1111",
    "4111 - 1111 - 1111 - 1111",
    "4111/1111/1111/1111",
    "4111、1111、1111、1111",
  ])("a card is found: %s", (text) => {
    expect(forbiddenIn(text)).toBe("card");
  });

  test.each([`番号は${MY_NUMBER}`, "1234 5678 9018", "１２３４ー５６７８ー９０１８", "1234.5678.9018"])(
    "an individual number is found: %s",
    (text) => {
      expect(forbiddenIn(text)).toBe("my-number");
    },
  );

  test.each([
    "03-1234-5678",
    "090-1234-5678 または 03-1234-5678",
    "03-1234-5678 090-1234-5678",
    "+81 90 1234 5678",
    "+819012345678",
    "2026-11-24 15:00 に 3 名",
    "注文番号 123456789012",
    "4111111111111112",
    "請求書 20261124-0042",
    "2026/11/24、2026/11/25、2026/12/01 のいずれか",
    "4111/1111、1111・1111",
    "1234-5678、9018-0000",
    "4111\n1111\n1111\n1111",
    "",
  ])("and this is left alone: %s", (text) => {
    expect(forbiddenIn(text)).toBeNull();
  });
});

test("lengths: 12 digits are no card, 13 and 19 can be, 20 cannot", () => {
  expect(forbiddenIn("424242424242")).not.toBe("card");
  expect(forbiddenIn(withLuhn("400000000000"))).toBe("card");
  expect(forbiddenIn(withLuhn("400000000000000000"))).toBe("card");
  expect(forbiddenIn(withLuhn("4000000000000000000"))).toBeNull();
});

function withLuhn(digits: string): string {
  for (let last = 0; last < 10; last++) if (luhn(`${digits}${last}`)) return `${digits}${last}`;
  throw new Error("one of ten always fits");
}
