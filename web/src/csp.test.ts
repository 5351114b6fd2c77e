import { expect, test } from "vitest";
import { plainTextOnly, workersOnly } from "./csp.ts";

test("markup is refused, plain text passes", () => {
  expect(plainTextOnly(".a > .b { color: red }")).toBe(".a > .b { color: red }");
  for (const text of ["<script>", "<img src=x>", "a<b"]) expect(() => plainTextOnly(text)).toThrow(TypeError);
});

test("the addresses of our three workers pass, no other does", () => {
  for (const ours of ["/player.js", "/seal.js", "/push-worker.js"]) {
    expect(workersOnly(ours)).toBe(ours);
    for (const other of [ours.slice(1), `${ours}?x`, `//evil.example${ours}`, `/assets${ours}`]) {
      expect(() => workersOnly(other)).toThrow(TypeError);
    }
  }
  for (const other of ["data:text/javascript,", "blob:x", "/", ""]) {
    expect(() => workersOnly(other)).toThrow(TypeError);
  }
});
