/// A browser without Ed25519 has found out nothing: it must not say that a signature is wrong.

import { afterEach, expect, test, vi } from "vitest";
import { verifyChain } from "./chain.ts";
import { fromBase64, fromUtf8 } from "./bytes.ts";
import { verifyInclusion } from "./proof.ts";
import { verifies } from "./sign.ts";
import { vectors } from "./vector.ts";

afterEach(() => vi.restoreAllMocks());

function without(name: string) {
  vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(new DOMException("unknown algorithm", name));
}

const KEY = `${"A".repeat(43)}=`;

test("it says that it cannot check", async () => {
  without("NotSupportedError");
  await expect(verifies(KEY, "note", "text", KEY)).rejects.toMatchObject({ why: "unsupported" });
});

test("a key that is none is a wrong signature still", async () => {
  without("DataError");
  expect(await verifies(KEY, "note", "text", KEY)).toBe(false);
  vi.restoreAllMocks();
  expect(await verifies("AAAA", "note", "text", "AAAA")).toBe(false);
});

test("a chain is not called broken", async () => {
  const good = vectors("key-chain").find((one) => one.get("expect") === "good");
  if (!good) throw new Error("no vector");
  without("NotSupportedError");
  const checked = verifyChain(good.get("client"), good.get("pin"), fromUtf8(good.body));
  await expect(checked).rejects.toMatchObject({ why: "unsupported" });
});

test("nor is a log said to be signed by another", async () => {
  const good = vectors("log").find((one) => one.get("expect") === "included");
  if (!good) throw new Error("no vector");
  without("NotSupportedError");
  const leaf = fromUtf8(fromBase64(good.get("leaf")));
  const found = await verifyInclusion(leaf, fromUtf8(good.body), good.get("key"));
  expect(found).toEqual({ ok: false, why: "unsupported" });
});
