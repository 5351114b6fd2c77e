import { expect, test } from "vitest";
import { readLeaf } from "./leaf.ts";

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
