import { expect, test } from "vitest";
import { plainTextOnly } from "./csp.ts";

test("markup is refused, plain text passes", () => {
  expect(plainTextOnly(".a > .b { color: red }")).toBe(".a > .b { color: red }");
  for (const text of ["<script>", "<img src=x>", "a<b"]) expect(() => plainTextOnly(text)).toThrow(TypeError);
});
