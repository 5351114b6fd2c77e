import { describe, expect, it } from "vitest";
import { fromUtf8, utf8 } from "./bytes.ts";
import { canonical, Fields, parse } from "./json.ts";

const BOM = "\uFEFF";

describe("a signed text", () => {
  it("has no half of a pair of surrogates, as a value or as a name", () => {
    for (const half of ["\uD83D", "a\uDE00"]) {
      expect(() => canonical(half)).toThrow("malformed");
      expect(() => canonical({ a: [half] })).toThrow("malformed");
    }
    expect(canonical({ a: ["📞"] })).toBe('{"a":["📞"]}');
  });

  it("has no fraction and no number that is not exact", () => {
    for (const number of [0.5, 2 ** 53, -(2 ** 53), Infinity, NaN]) {
      expect(() => canonical(number), String(number)).toThrow("malformed");
    }
    expect(canonical([2 ** 53 - 1, -1, 0])).toBe("[9007199254740991,-1,0]");
  });

  it("has 262,144 bytes at most, whatever its characters are", () => {
    const of = (bytes: number) => `"${"電".repeat(Math.floor((bytes - 2) / 3))}${"a".repeat((bytes - 2) % 3)}"`;
    expect(parse(of(262_144))).toHaveLength(87_380 + 2);
    expect(() => parse(of(262_145))).toThrow("malformed");
    expect(parse('"aa"', 4)).toBe("aa");
    expect(() => parse('"aaa"', 4)).toThrow("malformed");
  });

  it("is read in its one form alone", () => {
    for (const text of ['{"b":1,"a":2}', "[1, 2]", '"\\u0061"', "1.0", '{"a":1,"a":1}', `${BOM}1`, " 1"]) {
      expect(() => parse(text), text).toThrow("malformed");
    }
  });
});

it("members are those of an object, and of nothing else", () => {
  for (const not of [undefined, null, "a", 1, true, [1]]) {
    expect(() => new Fields(not, []), String(not)).toThrow("malformed");
    expect(() => new Fields(not, ["0"]), String(not)).toThrow("malformed");
  }
  expect(() => new Fields({ a: 1 }, [])).toThrow("malformed");
  expect(() => new Fields({}, ["a"])).toThrow("malformed");
  expect(new Fields({ a: 1 }, ["a"]).number("a", 1, 1)).toBe(1);
});

it("a byte order mark is a character like others: a text with one is another text", () => {
  expect(fromUtf8(utf8(`${BOM}{}`))).toBe(`${BOM}{}`);
  expect(() => fromUtf8(Uint8Array.of(0xc3, 0x28))).toThrow();
});
