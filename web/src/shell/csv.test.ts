import { expect, test } from "vitest";
import { csv } from "./csv.ts";

const only = (value: string | number) => csv([[value]]).slice(1, -2);

test("a table is UTF-8 with a mark, CRLF, and quotes only where they are needed", () => {
  expect(
    csv([
      ["誰", 3],
      ["a,b", 'say "no"'],
    ]),
  ).toBe('\uFEFF誰,3\r\n"a,b","say ""no"""\r\n');
});

test.each(["=1+1", "+815012345678", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＠x", "|calc", "%0A=1", "\0=1"])(
  "%j is no formula in the file",
  (value) => {
    expect(only(value)).toMatch(/^"?'/);
  },
);

test.each(["object.header.released", '{"act":"x"}', "2026-11-24T06:00:00.000Z", "佐藤 花"])(
  "%j stays as it is, but for quotes",
  (value) => {
    expect(only(value).replace(/^"|"$/g, "").replaceAll('""', '"')).toBe(value);
  },
);

test("a number is a number", () => {
  expect(only(-1)).toBe("-1");
});

test("no line break ends a row early", () => {
  expect(csv([["a\r\n=b", "c"]])).toBe('\uFEFF"a\r\n=b",c\r\n');
});
