import { expect, test } from "vitest";
import { readLeaf, shortObject } from "./leaf.ts";

const LEAF = { v: 1, t: "2026-11-24T06:00:00.000Z", act: "object.header.released", role: "client-admin" };

test("an entry is read for the eye", () => {
  const read = readLeaf(JSON.stringify({ ...LEAF, actor: "p", obj: "o", purpose: "read", result: "refused" }));
  expect(read).toMatchObject({ act: LEAF.act, role: "client-admin", actor: "p", purpose: "read", refused: true });
});

test("what is missing or of another kind is left empty", () => {
  expect(readLeaf(JSON.stringify({ ...LEAF, actor: 7 }))).toMatchObject({ actor: null, object: null, refused: false });
});

test.each(["", "null", "[]", "{}", '{"t":"x","act":"y"}', "{"])("%s is no entry", (text) => {
  expect(readLeaf(text)).toBeNull();
});

test("of what it was done to, ids and digests are cut, and nothing that has a name", () => {
  expect(shortObject("01983c4e-7b1a-7c3d-8e4f-5a6b7c8d9e0f")).toBe("7c8d9e0f");
  expect(shortObject("q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=")).toBe("RWeJq80=");
  for (const named of ["client.key", "2026-10", "people", "sip:/trunk", "assurance.incident.report"]) {
    expect(shortObject(named)).toBe(named);
  }
});
