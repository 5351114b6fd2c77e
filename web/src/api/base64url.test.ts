import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";

test("bytes survive the way there and back", () => {
  for (let n = 0; n < 70; n++) {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 37 + n) & 255);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
  }
});

test("the alphabet is the URL one and nothing is padded", () => {
  expect(toBase64url(Uint8Array.of(251, 255, 254, 0))).toBe("-__-AA");
});

test("what is not base64url is refused", () => {
  for (const text of ["a", "a+b=", "あ", "AA=="]) expect(() => fromBase64url(text)).toThrow(TypeError);
});
