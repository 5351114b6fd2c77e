import { expect, test } from "vitest";
import { plainTextOnly, workerOnly } from "./csp.ts";

test("markup is refused, plain text passes", () => {
  expect(plainTextOnly(".a > .b { color: red }")).toBe(".a > .b { color: red }");
  for (const text of ["<script>", "<img src=x>", "a<b"]) expect(() => plainTextOnly(text)).toThrow(TypeError);
});

test("the player worker's address passes, no other does", () => {
  expect(workerOnly("/player.js")).toBe("/player.js");
  for (const other of ["player.js", "/player.js?x", "//evil.example/player.js", "data:text/javascript,", ""]) {
    expect(() => workerOnly(other)).toThrow(TypeError);
  }
});
