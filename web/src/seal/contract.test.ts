/// Java's SigningStatementTest reads the same vectors.

import { expect, it, test } from "vitest";
import { toBase64url } from "../api/base64url.ts";
import { fromBase64, fromUtf8, utf8 } from "./bytes.ts";
import { contractFile, sha256Hex, signingChallenge, statesExactly, type Agreeing } from "./contract.ts";
import { vectors } from "./vector.ts";

const FLOWER = {
  client: "01980000-0000-7000-8000-00000000c001",
  version: 2,
  side: "client" as const,
  person: "01980000-0000-7000-8000-0000000000a1",
  name: "高橋 花",
};

it.each(vectors("contract-signature"))("$name", async (vector) => {
  const statement = fromUtf8(vector.body);
  const record = fromUtf8(fromBase64(vector.get("record-bytes")));
  const document = fromBase64(vector.get("document-bytes"));
  const scan = await sha256Hex(fromBase64(vector.get("scan-bytes")));
  const good = vector.get("expect") === "good";
  const paper = vector.get("type") === "WET_SCAN";
  const side = vector.name.endsWith("by-the-office") ? ("office" as const) : ("client" as const);
  const read = { ...FLOWER, side, record, document };
  const states = (over: string | null, but: Partial<Agreeing> = {}) =>
    statesExactly(statement, { ...read, scan: over, ...but }).catch(() => false);
  expect(await states(scan)).toBe(good && paper);
  expect(await states(null)).toBe(good && !paper);
  if (!good) return;
  expect(toBase64url(await signingChallenge(statement))).toBe(vector.get("challenge"));
  expect(await states(await sha256Hex(utf8("another")))).toBe(false);
  const own = paper ? scan : null;
  const others: Partial<Agreeing>[] = [
    { client: "01980000-0000-7000-8000-00000000c002" },
    { version: 3 },
    { side: side === "office" ? "client" : "office" },
    { person: "01980000-0000-7000-8000-0000000000a2" },
    { name: "高橋 華" },
    { record: `${record} ` },
    { document: utf8("another") },
  ];
  expect(await states(own)).toBe(true);
  for (const other of others) expect(await states(own, other), JSON.stringify(other)).toBe(false);
});

test("a contract's file has a time stamp where there is one", () => {
  const signature = { statement: "s", publicKey: "p", clientData: "c", authenticatorData: "a", signature: "x" };
  const file = (timeStamp: string | null) => contractFile([{ record: "r", signatures: [{ ...signature, timeStamp }] }]);
  expect(file(null)).not.toContain("timeStamp");
  expect(file("abc")).toContain('"statement":"s","timeStamp":"abc"');
});
