import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import type { Offer } from "../../api/contract.ts";
import { NotWhatWasRead, scanOf, sign } from "./sign.ts";

const assert = vi.fn();

vi.mock("../../signin/passkey/choice.ts", () => ({
  authenticatorFor: () => Promise.resolve({ assert }),
  rememberedChoice: () => null,
}));

const RECORD = '{"terms":{},"v":8}';
const DOCUMENT = "<!doctype html>契約";
const BASE = "/api/contract/offers";

const SCAN = "%PDF-1.7 scan";

const offer = { digest: "d", version: 1, record: RECORD, scan: null } as Offer;

const BY = { client: "c", side: "client", person: "p", name: "高橋 花" } as const;

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/// @param scan null for an electronic signature
/// @param by who signs
function statementOf(record: string, document: string, scan: string | null = null, by: object = BY): string {
  const base64 = (text: string) => sha256(text).toString("base64");
  const said = { at: "", ...by, document: base64(document), record: base64(record), version: 1 };
  const paper = scan === null ? {} : { signatureType: "WET_SCAN", signedDocSha256: base64(scan) };
  const whole = { ...said, ...paper, v: scan === null ? 1 : 2 };
  return JSON.stringify(Object.fromEntries(Object.entries(whole).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/// The server's answers; what is asked to sign can be another thing.
function serving(statement: string, challenge = sha256(`denwaban contract signature v1\n${statement}`)) {
  const sent: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", (path: string, options: { body?: string }) => {
    if (path.endsWith("/scan")) return Promise.resolve(new Response(SCAN));
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

const paper = {
  ...offer,
  scan: { sha256: sha256(SCAN).toString("hex"), bytes: SCAN.length, keptAt: "2026-12-01T00:00:00Z" },
};

test("of a paper, the scan is the one that the offer names, or nothing is given out", async () => {
  serving("{}");
  expect(new TextDecoder().decode(await scanOf(BASE, paper))).toBe(SCAN);
  const other = { ...paper, scan: { ...paper.scan, sha256: sha256("another").toString("hex") } };
  await expect(scanOf(BASE, other)).rejects.toBeInstanceOf(NotWhatWasRead);
});

test.each([
  ["the electronic document", offer, statementOf(RECORD, DOCUMENT)],
  ["the scan of the paper", paper, statementOf(RECORD, DOCUMENT, SCAN)],
])("the passkey signs the hash of what was read: %s", async (_, offer, statement) => {
  const sent = serving(statement);
  assert.mockResolvedValue({
    credentialId: new Uint8Array([1]),
    clientDataJSON: new Uint8Array([2]),
    authenticatorData: new Uint8Array([3]),
    signature: new Uint8Array([4]),
    userHandle: null,
    prf: null,
  });
  await expect(sign(BASE, offer, BY)).resolves.toMatchObject({ state: "agreed" });
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
  ["another scan", paper, statementOf(RECORD, DOCUMENT, "another")],
  ["no scan where one was read", paper, statementOf(RECORD, DOCUMENT)],
  ["a scan where none was read", offer, statementOf(RECORD, DOCUMENT, SCAN)],
])("%s is not signed", async (_, offer, statement) => {
  serving(statement);
  await expect(sign(BASE, offer, BY)).rejects.toBeInstanceOf(NotWhatWasRead);
  expect(assert).not.toHaveBeenCalled();
});

test.each([
  ["another record", statementOf('{"terms":{"x":1},"v":8}', DOCUMENT), undefined],
  ["another document", statementOf(RECORD, "other"), undefined],
  ["another challenge", statementOf(RECORD, DOCUMENT), sha256("something else")],
  ["no statement", "{}", undefined],
  ["another client's contract", statementOf(RECORD, DOCUMENT, null, { ...BY, client: "d" }), undefined],
  ["the other side's signature", statementOf(RECORD, DOCUMENT, null, { ...BY, side: "office" }), undefined],
  ["another person's signature", statementOf(RECORD, DOCUMENT, null, { ...BY, person: "q" }), undefined],
  ["a signature under another name", statementOf(RECORD, DOCUMENT, null, { ...BY, name: "高橋 華" }), undefined],
])("%s is not signed", async (_, statement, challenge) => {
  serving(statement, challenge);
  await expect(sign(BASE, offer, BY)).rejects.toBeInstanceOf(NotWhatWasRead);
  expect(assert).not.toHaveBeenCalled();
});
