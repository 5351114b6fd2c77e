import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readBundle } from "./bundle.ts";
import { isOf } from "./running.ts";
import { see } from "./seen.ts";

const A = createHash("sha256").update("a").digest();
const LIST = `${A.toString("hex")}  assets/a-1.js\n${"0".repeat(64)}  index.html\n`;
const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const map = (hash: string, address = "/assets/a-1.js") => JSON.stringify({ integrity: { [address]: hash } });

test("a list is read, and its digest is its name", async () => {
  const { digest, files } = await readBundle(utf8(LIST));
  expect(digest).toBe(createHash("sha256").update(LIST).digest("base64"));
  expect(files.map(({ path }) => path)).toEqual(["assets/a-1.js", "index.html"]);
});

test("what is no list is not taken for one", async () => {
  for (const text of ["", "\n", LIST.slice(0, -1), LIST.replace("  ", " "), LIST.toUpperCase(), `<html>${LIST}`]) {
    await expect(readBundle(utf8(text))).rejects.toThrow(TypeError);
  }
});

test("a page is of the bundle that names its modules as its import map does, and of no other", async () => {
  const bundle = await readBundle(utf8(LIST));
  const hash = `sha256-${A.toString("base64")}`;
  expect(isOf(bundle, map(hash))).toBe(true);
  for (const other of [map("sha256-AAAA"), map(hash, "/assets/b-2.js"), "", "{}", '{"integrity":{}}']) {
    expect(isOf(bundle, other)).toBe(false);
  }
});

test("a browser remembers since when it runs one, and which it ran before", () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) };
  expect(see("one", "2026-01-01", shelf)).toEqual({ digest: "one", since: "2026-01-01", before: null });
  expect(see("one", "2026-02-01", shelf)).toEqual({ digest: "one", since: "2026-01-01", before: null });
  expect(see("two", "2026-03-01", shelf)).toEqual({ digest: "two", since: "2026-03-01", before: "one" });
  shelf.setItem("denwaban.bundle", "{broken");
  expect(see("two", "2026-04-01", shelf).before).toBeNull();
});
