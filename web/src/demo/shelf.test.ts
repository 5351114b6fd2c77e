import { IDBFactory } from "fake-indexeddb";
import { beforeAll, expect, test, vi } from "vitest";
import { browserShelf } from "./shelf.ts";

beforeAll(() => void vi.stubGlobal("indexedDB", new IDBFactory()));

test("what is put on the shelf stays there", async () => {
  expect(await browserShelf.all()).toEqual([]);
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  const prf = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  await browserShelf.add({
    id: Uint8Array.of(1, 2, 3),
    rpId: "aoba.localhost",
    userHandle: Uint8Array.of(9),
    userName: "青葉 涼",
    key: pair.privateKey,
    prf,
  });

  const [held] = await browserShelf.all();

  expect(held?.userName).toBe("青葉 涼");
  expect(new Uint8Array(held?.id ?? [])).toEqual(Uint8Array.of(1, 2, 3));
});
