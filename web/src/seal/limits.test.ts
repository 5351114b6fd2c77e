/// The same numbers as `Limits` in Java.

import { Encrypter } from "age-encryption";
import { beforeAll, expect, test } from "vitest";
import { fileKey, newIdentity, openFile, sealFile, split, WHOLE_FILE_BYTES } from "./age.ts";
import { createMemberKey } from "./inside.ts";
import { openTextIndex, sealTextIndex } from "./textIndex.ts";

let key: { identity: string; recipient: string };
beforeAll(async () => {
  key = await newIdentity("x25519");
});

test.each([
  ["below", WHOLE_FILE_BYTES - 1],
  ["at", WHOLE_FILE_BYTES],
])("a whole file %s the limit is sealed and opened", async (_, length) => {
  const opened = await openFile(key.identity, await sealFile(key.recipient, new Uint8Array(length)));
  expect(opened.length).toBe(length);
});

test("a whole file above the limit is not sealed", async () => {
  const sealed = sealFile(key.recipient, new Uint8Array(WHOLE_FILE_BYTES + 1));
  await expect(sealed).rejects.toMatchObject({ why: "malformed" });
});

test("nor is one opened that may hold more, before any of it is", async () => {
  const most = 65_536 + WHOLE_FILE_BYTES;
  const file = await sealFile(key.recipient, new Uint8Array(most), most);
  await expect(openFile(key.identity, file)).rejects.toMatchObject({ why: "bad-payload" });
  expect((await openFile(key.identity, file, most)).length).toBe(most);
});

test("a text index may be larger", async () => {
  const { identity } = await createMemberKey(
    "0196f0a0-0000-7000-8000-0000000000a1",
    "0196f0a0-0000-7000-8000-000000000001",
  );
  const text = "x".repeat(3_500_000);
  const kept = await sealTextIndex(identity, 1, text);
  expect((await openTextIndex(identity, 1, kept)).trimEnd()).toBe(text);
});

test.each([
  ["below", 255, true],
  ["at", 256, true],
  ["above", 257, false],
])("stanzas %s the limit", async (_, n, opens) => {
  const encrypter = new Encrypter();
  for (let i = 0; i < n; i++) encrypter.addRecipient(key.recipient);
  const { header } = split(await encrypter.encrypt(new Uint8Array(1)));
  const opened = fileKey(key.identity, header);
  if (opens) expect((await opened).length).toBe(16);
  else await expect(opened).rejects.toMatchObject({ why: "bad-header" });
});
