import { expect, test } from "vitest";
import { MOST_FIELDS, readMessage, readSlip } from "./types.ts";

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

test("a message says how the number ends, and which field stands for the number that rang", () => {
  const said = (ending: unknown, refersTo: unknown) =>
    readMessage(
      bytes({
        v: 1,
        kind: "message",
        form: { fields: [{ ...field("number"), refersTo }] },
        caller: { number: null, ending, withheld: false },
      }),
    );
  expect(said("5678", "caller")).toMatchObject({ callerNumber: null, callerEnding: "5678", fields: [{ rang: true }] });
  for (const hostile of ["56789", "567", "<b>1", 5678, null])
    expect(said(hostile, "operator")).toMatchObject({ callerEnding: null, fields: [{ rang: false }] });
});

test("what is not a message is refused", () => {
  expect(readMessage(bytes({ v: 2, kind: "message" }))).toBeNull();
  expect(readMessage(bytes({ v: 1, kind: "slip" }))).toBeNull();
  expect(readMessage(Uint8Array.of(0xff, 0xfe))).toBeNull();
  expect(readMessage(bytes(null))).toBeNull();
});

test("a draft is never taken for a message, nor a message for a draft", () => {
  const said = (kind: string) => bytes({ v: 1, kind, form: { fields: [field("callerName")] } });
  expect(readMessage(said("draft"))).toBeNull();
  expect(readMessage(said("message"), "draft")).toBeNull();
  expect(readMessage(said("draft"), "draft")?.fields).toHaveLength(1);
});

test("no message has more fields than we show", () => {
  const many = (n: number) =>
    readMessage(bytes({ v: 1, kind: "message", form: { fields: Array.from({ length: n }, () => field("k")) } }));
  expect(many(MOST_FIELDS - 1)?.fields).toHaveLength(MOST_FIELDS - 1);
  expect(many(MOST_FIELDS)?.fields).toHaveLength(MOST_FIELDS);
  expect(many(MOST_FIELDS + 1)?.fields).toHaveLength(MOST_FIELDS);
});

const slip = (caller: unknown, more: object = {}) =>
  readSlip(bytes({ v: 1, kind: "slip", caller, arrivedAt: "a", endedAt: "2026-11-24T06:01:00.000Z", ...more }));

test("a slip tells the number only if it can be one", () => {
  expect(slip({ number: "+819012345678", withheld: false }, { how: "abandoned" })).toEqual({
    callerNumber: "+819012345678",
    withheld: false,
    endedAt: "2026-11-24T06:01:00.000Z",
    how: "abandoned",
  });
  expect(slip({ number: "+819012345678", withheld: false }, { how: "answered" })?.how).toBe("answered");
  expect(slip({ number: null, withheld: true }, { how: "unanswered" })?.withheld).toBe(true);
  expect(slip({ number: "javascript:alert(1)", withheld: false })?.callerNumber).toBeNull();
  expect(slip({ number: "+819012345678" }, { how: "eaten" })?.how).toBeNull();
});

test("what is not a slip is refused", () => {
  expect(slip("+819012345678")).toBeNull();
  expect(readSlip(bytes({ v: 1, kind: "message", caller: {} }))).toBeNull();
  expect(readSlip(bytes({ v: 2, kind: "slip", caller: {} }))).toBeNull();
});
