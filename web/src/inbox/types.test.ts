import { expect, test } from "vitest";
import { MOST_FIELDS, readMessage } from "./types.ts";

const bytes = (said: unknown) => new TextEncoder().encode(JSON.stringify(said));
const field = (key: string) => ({ key, label: { ja: "お名前", en: "Name" }, value: "山田" });

test("a message is read field by field, and what has no shape is left out", () => {
  const read = readMessage(
    bytes({
      v: 1,
      kind: "message",
      form: { version: 1, fields: [field("callerName"), { key: 1 }, null, { ...field("x"), value: {} }] },
      caller: { number: "+819012345678" },
      at: "2026-11-24T06:00:00Z",
      operator: "佐藤 花",
    }),
  );
  expect(read?.fields.map((f) => f.key)).toEqual(["callerName"]);
  expect(read?.callerNumber).toBe("+819012345678");
});

test("what is not a message is refused", () => {
  expect(readMessage(bytes({ v: 2, kind: "message" }))).toBeNull();
  expect(readMessage(bytes({ v: 1, kind: "slip" }))).toBeNull();
  expect(readMessage(Uint8Array.of(0xff, 0xfe))).toBeNull();
  expect(readMessage(bytes(null))).toBeNull();
});

test("no message has more fields than we show", () => {
  const many = (n: number) =>
    readMessage(bytes({ v: 1, kind: "message", form: { fields: Array.from({ length: n }, () => field("k")) } }));
  expect(many(MOST_FIELDS - 1)?.fields).toHaveLength(MOST_FIELDS - 1);
  expect(many(MOST_FIELDS)?.fields).toHaveLength(MOST_FIELDS);
  expect(many(MOST_FIELDS + 1)?.fields).toHaveLength(MOST_FIELDS);
});
