import { expect, test } from "vitest";
import { askedGroups, kitText, sameGroup } from "./kit.ts";

const KIT = "AGE-SECRET-KEY-PQ-1" + "ABCDEFGH".repeat(7) + "YZ";

test("a kit is its prefix and groups of four, and nothing is lost", () => {
  const { prefix, groups } = kitText(KIT);

  expect(prefix + groups.join("")).toBe(KIT);
  expect(groups).toHaveLength(15);
  expect(groups.at(-1)).toBe("YZ");
});

test("two different full groups are asked, whatever chance says", () => {
  const { groups } = kitText(KIT);
  let n = 0;
  const stubborn = () => (n++ < 20 ? 0.999999 : 0);

  const asked = askedGroups(groups, stubborn);

  expect(asked).toEqual([0, 13]);
});

test("a group is known by its letters, not by how they were typed", () => {
  expect(sameGroup(" ab cd", "ABCD")).toBe(true);
  expect(sameGroup("ＡＢＣＤ", "ABCD")).toBe(true);
  expect(sameGroup("ABCE", "ABCD")).toBe(false);
  expect(sameGroup("", "ABCD")).toBe(false);
});
