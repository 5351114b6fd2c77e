import { expect, test } from "vitest";
import { LETTER_PX, LINE_PX, markLines, ROW_PX, SLANT, spots } from "./mark.ts";

const HANA = "01980000-0000-7000-8000-00000000a001";

test("a mark names the person and Japan's time to the minute", () => {
  expect(markLines(HANA, "佐藤 花", new Date("2026-11-26T05:07:59Z"))).toEqual([
    "佐藤 花 0000a001",
    "2026-11-26 14:07 JST",
  ]);
});

/// As wide as a date and a time in our letters.
const WIDE = 230;

/// A part of the screen, in CSS pixels: about a third of a desk's width.
const PART = 480;

function marks(minute: number, width = 1366, height = 768): { x: number; y: number }[][] {
  return spots(width, height, WIDE, minute).map((spot) => {
    const at = (along: number, down: number) => ({
      x: width / 2 + (spot.x + along) * Math.cos(SLANT) - (spot.y + down) * Math.sin(SLANT),
      y: height / 2 + (spot.x + along) * Math.sin(SLANT) + (spot.y + down) * Math.cos(SLANT),
    });
    return [at(0, -LETTER_PX), at(WIDE, -LETTER_PX), at(0, LINE_PX), at(WIDE, LINE_PX)];
  });
}

test("every part of the screen has a whole mark, at every minute", () => {
  for (let minute = 0; minute < 60; minute++) {
    const all = marks(minute);
    for (let x = 0; x <= 1366 - PART; x += 37) {
      for (let y = 0; y <= 768 - PART; y += 17) {
        const whole = all.some((corners) =>
          corners.every((at) => at.x >= x && at.x <= x + PART && at.y >= y && at.y <= y + PART),
        );
        if (!whole) throw new Error(`minute ${minute}: nothing whole at ${x}, ${y}`);
      }
    }
  }
});

test("a pane of the desk has a whole mark, at every minute", () => {
  const [width, height] = [560, 420];
  for (let minute = 0; minute < 600; minute++) {
    const whole = marks(minute, width, height).some((corners) =>
      corners.every((at) => at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height),
    );
    expect(whole, `minute ${minute}`).toBe(true);
  }
});

test("from minute to minute the marks stand elsewhere", () => {
  const seen = new Set(Array.from({ length: ROW_PX }, (_, minute) => JSON.stringify(spots(100, 100, WIDE, minute)[0])));
  expect(seen.size).toBe(ROW_PX);
});
