import { describe, expect, test } from "vitest";
import { fitting } from "./fitting.ts";

describe("the navigation", () => {
  const widths = [100, 80, 120];
  test("shows all that fit, to the pixel", () => {
    expect(fitting(widths, 4, 60, 308)).toBe(3);
    expect(fitting(widths, 4, 60, 1000)).toBe(3);
  });
  test("makes room for the menu as soon as one does not", () => {
    expect(fitting(widths, 4, 60, 307)).toBe(2);
    expect(fitting(widths, 4, 60, 248)).toBe(2);
    expect(fitting(widths, 4, 60, 247)).toBe(1);
  });
  test("may have the menu alone", () => {
    expect(fitting(widths, 4, 60, 163)).toBe(0);
    expect(fitting(widths, 4, 60, 0)).toBe(0);
  });
  test("keeps their order: a short one does not jump over a long one", () => {
    expect(fitting([100, 300, 10], 0, 60, 200)).toBe(1);
  });
  test("of nobody is empty", () => expect(fitting([], 4, 60, 0)).toBe(0));
});
