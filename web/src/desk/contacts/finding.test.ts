import { expect, test } from "vitest";
import { hiragana } from "./finding.ts";

test("a name is found by either kana, with or without its spaces", () => {
  expect(hiragana("サトウ ハナ")).toBe("さとうはな");
  expect(hiragana("さとう　はな")).toBe("さとうはな");
  expect(hiragana("ｻﾄｳ")).toBe("さとう");
  expect(hiragana("Sales")).toBe("sales");
});
