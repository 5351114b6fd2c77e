import { expect, test } from "vitest";
import { IndexKey } from "./blind.ts";
import { base64, fromBase64, fromUtf8 } from "./bytes.ts";
import { CompanyIdentity, createMemberKey, openTextIndex, sealTextIndex } from "./inside.ts";
import { newIdentity } from "./age.ts";
import { normalCase, normalTel } from "./normal.ts";
import { secretOf } from "./share.ts";
import { vectors } from "./vector.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const OTHER = "0196f0a0-0000-7000-8000-000000000002";
const NAME = "6fnp-huno-om53-hph5-hl5j-sgn2-3tto-dth4";

test.each(vectors("blind-token"))("vector $name", async (vector) => {
  const field = vector.get("field") === "case" ? "case" : "tel";
  const typed = fromUtf8(vector.body);
  const normal = field === "case" ? normalCase(typed) : normalTel(typed);
  if (vector.get("expect") === "none") {
    expect(normal).toBeNull();
    return;
  }
  expect(normal).toBe(vector.get("normal"));
  const key = await IndexKey.of(secretOf(vector.get("identity")), vector.get("client"), vector.get("company"));
  expect(base64(await key.token(field, normal ?? ""))).toBe(vector.get("token"));
});

test("there are vectors", () => expect(vectors("blind-token").length).toBeGreaterThan(15));

test("another client, another epoch, another kind of number give another token", async () => {
  const { identity } = await newIdentity("x25519");
  const one = await CompanyIdentity.of(CLIENT, 1, NAME, identity);
  const token = base64(await (await one.indexKey()).token("tel", "+81312345678"));
  const next = await CompanyIdentity.of(CLIENT, 2, NAME.replace("6", "7"), identity);
  const stranger = await CompanyIdentity.of(OTHER, 1, NAME, identity);
  const anew = await CompanyIdentity.of(CLIENT, 1, NAME, (await newIdentity("x25519")).identity);
  for (const other of [next, stranger, anew]) {
    expect(base64(await (await other.indexKey()).token("tel", "+81312345678"))).not.toBe(token);
  }
  expect(base64(await (await one.indexKey()).token("case", "+81312345678"))).not.toBe(token);
  expect(base64(await (await one.indexKey()).token("tel", "+81312345679"))).not.toBe(token);
  expect(base64(await (await one.indexKey()).token("tel", "+81312345678"))).toBe(token);
});

test("an index opens for its member and version only, and not if anybody else sealed it", async () => {
  const kenta = (await createMemberKey("0196f0a0-0000-7000-8000-0000000000a1", CLIENT)).identity;
  const sayaka = (await createMemberKey("0196f0a0-0000-7000-8000-0000000000a2", CLIENT)).identity;
  const made = await sealTextIndex(kenta, 3, '{"v":1}');
  expect((await openTextIndex(kenta, 3, made)).trimEnd()).toBe('{"v":1}');
  expect(fromBase64(made.sealed).length).toBeGreaterThan(65_536);

  await expect(openTextIndex(kenta, 2, made)).rejects.toMatchObject({ why: "bad-signature" });
  await expect(openTextIndex(sayaka, 3, made)).rejects.toMatchObject({ why: "bad-signature" });
  // Anyone can seal to a member's public recipient, our server too.
  const { sealFile } = await import("./age.ts");
  const lie = base64(await sealFile(kenta.recipient, new TextEncoder().encode('{"v":1}')));
  await expect(openTextIndex(kenta, 3, { ...made, sealed: lie })).rejects.toMatchObject({ why: "bad-signature" });
  await expect(openTextIndex(kenta, 3, { ...made, sealed: "!" })).rejects.toMatchObject({ why: "malformed" });
});

test("the length of an index tells only how many steps of 64 KiB it has", async () => {
  const kenta = (await createMemberKey("0196f0a0-0000-7000-8000-0000000000a1", CLIENT)).identity;
  const lengths = await Promise.all(
    ["{}", JSON.stringify({ text: "あ".repeat(20_000) })].map(
      async (text) => fromBase64((await sealTextIndex(kenta, 1, text)).sealed).length,
    ),
  );
  expect(lengths[0]).toBe(lengths[1]);
});
