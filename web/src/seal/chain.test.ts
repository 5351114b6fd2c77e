/// Java's KeyChainTest reads the same files.

import { describe, expect, it } from "vitest";
import { fromBase64, fromUtf8 } from "./bytes.ts";
import { verifyChain, verifyMailboxChain, type Chain } from "./inside.ts";
import { vectors, type Vector } from "./vector.ts";

async function check(vector: Vector): Promise<Chain> {
  const text = fromUtf8(vector.body);
  const client = vector.get("client");
  if (!vector.get("mailbox")) return await verifyChain(client, vector.get("pin"), text);
  const company = await verifyChain(client, vector.get("company-pin"), fromUtf8(fromBase64(vector.get("company"))));
  if (!company.ok) throw new Error(company.why);
  return await verifyMailboxChain(company.line, vector.get("mailbox"), vector.get("pin") || null, text);
}

describe("key chain", () => {
  it.each(vectors("key-chain"))("$name", async (vector) => {
    const found = await check(vector);
    expect(found.ok ? "good" : found.why).toBe(vector.get("expect"));
    if (!found.ok) return;
    expect(String(found.line.recovered)).toBe(vector.get("recovered"));
    const trusted = found.line.epochs.map((epoch) => [...epoch.trusted].sort().join(","));
    expect(trusted.join(" ")).toBe(vector.get("trusted"));
    expect(found.line.current).toBe(found.line.epochs.at(-1));
  });
});
