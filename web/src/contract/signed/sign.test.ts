import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import type { Offer } from "../../api/contract.ts";
import { NotWhatWasRead, sign } from "./sign.ts";

const assert = vi.fn();

vi.mock("../../signin/passkey/choice.ts", () => ({
  authenticatorFor: () => Promise.resolve({ assert }),
  rememberedChoice: () => null,
}));

const RECORD = '{"terms":{},"v":8}';
const DOCUMENT = "<!doctype html>契約";
const BASE = "/api/contract/offers";

const offer = { digest: "d", record: RECORD } as Offer;

const sha256 = (text: string) => createHash("sha256").update(text).digest();

function statementOf(record: string, document: string): string {
  return `{"document":"${sha256(document).toString("base64")}","record":"${sha256(record).toString("base64")}"}`;
}

/// The server's answers; what is asked to sign can be another thing.
function serving(statement: string, challenge = sha256(`denwaban contract signature v1\n${statement}`)) {
  const sent: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", (path: string, options: { body?: string }) => {
    if (path.endsWith("/document")) return Promise.resolve(new Response(DOCUMENT));
    if (path.endsWith("/signing")) {
      const publicKey = { challenge: challenge.toString("base64url"), rpId: "localhost", allowCredentials: [] };
      return Promise.resolve(Response.json({ ceremony: "c", statement, publicKey }));
    }
    sent.push(JSON.parse(options.body ?? "{}") as Record<string, unknown>);
    return Promise.resolve(Response.json({ state: "agreed" }));
  });
  return sent;
}

afterEach(() => {
  vi.unstubAllGlobals();
  assert.mockReset();
});

test("the passkey signs the hash of record and document that were read", async () => {
  const statement = statementOf(RECORD, DOCUMENT);
  const sent = serving(statement);
  assert.mockResolvedValue({
    credentialId: new Uint8Array([1]),
    clientDataJSON: new Uint8Array([2]),
    authenticatorData: new Uint8Array([3]),
    signature: new Uint8Array([4]),
    userHandle: null,
    prf: null,
  });
  await expect(sign(BASE, offer)).resolves.toMatchObject({ state: "agreed" });
  expect(sent).toEqual([
    {
      ceremony: "c",
      statement,
      credentialId: "AQ",
      clientDataJSON: "Ag",
      authenticatorData: "Aw",
      signature: "BA",
    },
  ]);
});

test.each([
  ["another record", statementOf('{"terms":{"x":1},"v":8}', DOCUMENT), undefined],
  ["another document", statementOf(RECORD, "other"), undefined],
  ["another challenge", statementOf(RECORD, DOCUMENT), sha256("something else")],
  ["no statement", "{}", undefined],
])("%s is not signed", async (_, statement, challenge) => {
  serving(statement, challenge);
  await expect(sign(BASE, offer)).rejects.toBeInstanceOf(NotWhatWasRead);
  expect(assert).not.toHaveBeenCalled();
});
