import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { commits } from "./commitment.ts";

const salt = Buffer.alloc(32, 7);
const text = '{"from":"番号","why":"x"}';
const leaf = JSON.stringify({ act: "x", c: createHash("sha256").update(salt).update(text).digest("base64") });

test("a detail is what the entry committed to, or it is not", async () => {
  expect(await commits(leaf, salt.toString("base64"), text)).toBe(true);
  expect(await commits(leaf, salt.toString("base64"), `${text} `)).toBe(false);
  expect(await commits(leaf, Buffer.alloc(32, 8).toString("base64"), text)).toBe(false);
  expect(await commits('{"act":"x"}', salt.toString("base64"), text)).toBe(false);
});
