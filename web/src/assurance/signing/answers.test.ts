import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ITEM_STATES, ITEMS, type Item, type ItemState } from "../../api/assurance.ts";
import {
  faultOf,
  isMet,
  MARKS,
  NAME_LIMIT,
  nameFault,
  noAnswers,
  openOf,
  REASON_LIMIT,
  saidOf,
  type Answer,
} from "./answers.ts";

const all = <T>(value: T) => Object.fromEntries(ITEMS.map((item) => [item, value])) as Record<Item, T>;
const answer = (mark: Answer["mark"], reason = ""): Answer => ({ mark, reason });

describe("who entrusts", () => {
  test("verifies what is met or does not apply, and nothing else", () => {
    for (const state of ITEM_STATES) {
      const fine = state === "met" || state === "not-applicable";
      expect(isMet(state), state).toBe(fine);
      expect(faultOf(answer("verified"), state, true), state).toBe(fine ? null : "not-met");
    }
  });
  test("may except anything, for a reason", () => {
    for (const state of ITEM_STATES) {
      expect(faultOf(answer("exception", "取得の予定あり"), state, true)).toBeNull();
      expect(faultOf(answer("exception", " \n"), state, true)).toBe("reason-missing");
    }
  });
  test("leaves nothing open", () => {
    for (const state of ITEM_STATES) expect(faultOf(answer("open", "見ていない"), state, true)).toBe("not-excepted");
  });
});

describe("who declines, or has not decided", () => {
  test.each([false, null])("may leave anything open (%s)", (entrusts) => {
    for (const state of ITEM_STATES) {
      for (const mark of ["verified", "open"] as const) expect(faultOf(answer(mark), state, entrusts)).toBeNull();
      expect(faultOf(answer("exception"), state, entrusts)).toBe("reason-missing");
    }
  });
  test.each([true, false, null])("answers each item (%s)", (entrusts) => {
    expect(openOf(noAnswers(), all<ItemState>("met"), entrusts)).toEqual([...ITEMS]);
  });
});

test("a reason has a limit", () => {
  expect(faultOf(answer("exception", "あ".repeat(REASON_LIMIT)), "not-met", true)).toBeNull();
  expect(faultOf(answer("exception", ` ${"あ".repeat(REASON_LIMIT)} `), "not-met", true)).toBeNull();
  expect(faultOf(answer("exception", "あ".repeat(REASON_LIMIT + 1)), "not-met", true)).toBe("reason-long");
  expect(faultOf(answer("open", "あ".repeat(REASON_LIMIT + 1)), "met", false)).toBe("reason-long");
});

test("what is open is named in the order of the items", () => {
  const answers = { ...all(answer("verified")), cloud: answer(null), contract: answer("exception") };
  const states = { ...all<ItemState>("met"), data: "expired" as const };
  expect(openOf(answers, states, null)).toEqual(["contract", "cloud"]);
  expect(openOf(answers, states, true)).toEqual(["contract", "data", "cloud"]);
});

test("what is sent has no spaces around it", () => {
  expect(saidOf({ ...all(answer("verified")), data: answer("exception", " 後日 \n") })).toMatchObject({
    data: { mark: "exception", reason: "後日" },
    cloud: { mark: "verified", reason: "" },
  });
});

test("a name is there, and not too long", () => {
  expect(nameFault("", true)).toBe("name-missing");
  expect(nameFault("", false)).toBeNull();
  expect(nameFault("𠮷".repeat(NAME_LIMIT), true)).toBeNull();
  expect(nameFault("𠮷".repeat(NAME_LIMIT + 1), true)).toBe("name-long");
  expect(nameFault("山田\t太郎", true)).toBe("name-odd");
});

test("limits and marks are the server's", () => {
  const java = (name: string) =>
    readFileSync(
      join(import.meta.dirname, "../../../../service/src/main/java/denwaban/assurance/evaluation", `${name}.java`),
      "utf8",
    );
  expect(java("Answers")).toContain(`REASON_LIMIT = ${REASON_LIMIT};`);
  expect(java("Evaluation")).toContain(`NAME_LIMIT = ${NAME_LIMIT};`);
  for (const mark of MARKS) expect(java("Answers")).toContain(`case "${mark}"`);
});
