/// Java's SigningStatementTest reads the same vectors.

import { expect, it, test } from "vitest";
import { toBase64url } from "../api/base64url.ts";
import { fromBase64, fromUtf8, utf8 } from "./bytes.ts";
import { contractFile, sha256Hex, signingChallenge, statesExactly } from "./contract.ts";
import { vectors } from "./vector.ts";

it.each(vectors("contract-signature"))("$name", async (vector) => {
  const statement = fromUtf8(vector.body);
  const record = fromUtf8(fromBase64(vector.get("record-bytes")));
  const document = fromBase64(vector.get("document-bytes"));
  const scan = await sha256Hex(fromBase64(vector.get("scan-bytes")));
  const good = vector.get("expect") === "good";
  const paper = vector.get("type") === "WET_SCAN";
  const states = (over: string | null) => statesExactly(statement, record, document, over).catch(() => false);
  // of another side is not the page's to judge: the server binds it to who is signed in
  if (vector.name !== "of-another-side") {
    expect(await states(scan)).toBe(good && paper);
    expect(await states(null)).toBe(good && !paper);
  }
  if (!good) return;
  expect(toBase64url(await signingChallenge(statement))).toBe(vector.get("challenge"));
  expect(await states(await sha256Hex(utf8("another")))).toBe(false);
});

test("a contract's file has a time stamp where there is one", () => {
  const signature = { statement: "s", publicKey: "p", clientData: "c", authenticatorData: "a", signature: "x" };
  const file = (timeStamp: string | null) => contractFile([{ record: "r", signatures: [{ ...signature, timeStamp }] }]);
  expect(file(null)).not.toContain("timeStamp");
  expect(file("abc")).toContain('"statement":"s","timeStamp":"abc"');
});
