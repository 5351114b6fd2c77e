import { describe, expect, test } from "vitest";
import type { Form, FormField } from "../../api/types.ts";
import { RANG } from "./rang.ts";
import { EMPTY, faultOf, faultsOf, LONGEST, tidied, write, type Draft } from "./checks.ts";

const field = (kind: FormField["kind"], more: Partial<FormField> = {}): FormField => ({
  key: "f",
  kind,
  label: { ja: "項目", en: "Field" },
  hint: null,
  required: false,
  max: 80,
  options: null,
  ...more,
});
const holding = (value: string, readBack = false): Draft => ({ values: { f: value }, readBack: { f: readBack } });

describe("one field", () => {
  test("a required field wants something, spaces are nothing", () => {
    expect(faultOf(field("text", { required: true }), EMPTY)).toBe("required");
    expect(faultOf(field("text", { required: true }), holding(" 　"))).toBe("required");
    expect(faultOf(field("text"), EMPTY)).toBeNull();
  });

  test("limits: one below, at, one above", () => {
    expect(faultOf(field("text"), holding("あ".repeat(79)))).toBeNull();
    expect(faultOf(field("text"), holding("あ".repeat(80)))).toBeNull();
    expect(faultOf(field("text"), holding("あ".repeat(81)))).toBe("too-long");
    expect(faultOf(field("multiline", { max: 0 }), holding("あ".repeat(LONGEST + 1)))).toBe("too-long");
  });

  test("a number is read back before it counts, and again when it changed", () => {
    const phone = field("phone");
    expect(faultOf(phone, holding("03-1234-5678"))).toBe("read-back");
    expect(faultOf(phone, holding("03-1234-5678", true))).toBeNull();
    expect(faultOf(phone, write(holding("03-1234-5678", true), "f", "03-1234-5679"))).toBe("read-back");
    expect(faultOf(phone, holding("03-1234", true))).toBe("phone");
  });

  test("the number that rang is a number already: nobody here has heard it, so there is nothing to read back", () => {
    const phone = field("phone", { required: true, max: 20 });
    expect(faultOf(phone, holding(RANG))).toBeNull();
    expect(tidied({ version: 1, fields: [phone] }, holding(RANG)).values.f).toBe(RANG);
    expect(faultOf(field("katakana"), holding(RANG))).toBe("katakana");
  });

  test("only offered choices count", () => {
    const choice = field("choice", { required: true, options: [{ value: "yes", label: { ja: "要", en: "Yes" } }] });
    expect(faultOf(choice, holding("yes"))).toBeNull();
    expect(faultOf(choice, holding("perhaps"))).toBe("required");
  });

  test.each(["text", "katakana", "phone", "multiline"] as const)("a card number is refused in %s", (kind) => {
    expect(faultOf(field(kind), holding("4111 1111 1111 1111", true))).toBe("card");
  });
});

test("faults come in the order of the form", () => {
  const form: Form = {
    version: 1,
    fields: [field("text", { key: "b", required: true }), field("text", { key: "a", required: true })],
  };
  expect([...faultsOf(form, EMPTY).keys()]).toEqual(["b", "a"]);
});

test("what is sealed is tidy and has no empty fields", () => {
  const form: Form = { version: 1, fields: [field("katakana", { key: "k" }), field("text", { key: "t" })] };
  expect(tidied(form, { values: { k: "やまだ", t: " " }, readBack: {} }).values).toEqual({ k: "ヤマダ" });
});
