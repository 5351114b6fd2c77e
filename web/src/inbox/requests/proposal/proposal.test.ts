import { beforeEach, expect, test, vi } from "vitest";
import type { ReadMessage, ReadSlip } from "../../../opening/types.ts";
import { proposal } from "./proposal.ts";

const kept = vi.hoisted((): { message: unknown; slip: unknown; asked: string } => ({
  message: null,
  slip: null,
  asked: "",
}));
vi.mock("../../../opening/opening.ts", () => ({
  openedOfCall: (call: string) => {
    kept.asked = call;
    return kept;
  },
}));

const CALL = "01980000-0000-7000-8000-0000000000c1";
const field = (key: string, value: string, rang = false) => ({ key, value, rang });
const message = (...fields: object[]) =>
  ({ at: "2026-11-24T06:03:12Z", callerNumber: null, fields }) as unknown as ReadMessage;
const slip = { callerNumber: "+819011112222", endedAt: "2026-11-24T06:05:00Z" } as unknown as ReadSlip;

beforeEach(() => Object.assign(kept, { message: null, slip: null, asked: "" }));

test("a request by a message begins with what that says, and was received when the call was", () => {
  kept.message = message(
    field("callerName", "山田 太郎"),
    field("number", "03-1234-5678"),
    field("inquiry", "開示してほしい"),
  );
  expect(proposal(CALL)).toEqual({
    at: "2026-11-24T06:03:12Z",
    name: "山田 太郎",
    number: "03-1234-5678",
    text: "開示してほしい",
  });
  expect(kept.asked).toBe(CALL);
});

test("a number that is the one that rang is the slip's", () => {
  Object.assign(kept, { message: message(field("callerKana", "ヤマダ"), field("number", "", true)), slip });
  expect(proposal(CALL)).toMatchObject({ name: "ヤマダ", number: "090-1111-2222" });
});

test("of a call without a message the slip says when, and from which number", () => {
  kept.slip = slip;
  expect(proposal(CALL)).toEqual({ at: "2026-11-24T06:05:00Z", name: "", number: "090-1111-2222", text: "" });
});

test("without a call, or when nothing of it is open, the form is empty", () => {
  const empty = { at: null, name: "", number: "", text: "" };
  expect(proposal(CALL)).toEqual(empty);
  kept.slip = slip;
  expect(proposal(null)).toEqual(empty);
});
