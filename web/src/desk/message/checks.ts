import type { Form, FormField } from "../../api/types.ts";
import { forbiddenIn, type Forbidden } from "./forbidden.ts";
import { RANG } from "./rang.ts";
import { isKatakana, isPhone, toKatakana, toPhone, toPlain } from "../../i18n/kana.ts";

/// What the operator has written so far. Lives in memory only: a draft must not outlast the tab.
export interface Draft {
  values: Record<string, string>;
  /// Fields whose number was read back to the caller (復唱). A change of the number removes it.
  readBack: Record<string, boolean>;
}

export const EMPTY: Draft = { values: {}, readBack: {} };

/// Why a field is not right yet. The screen says it in words beside the field.
export type Fault = "required" | "too-long" | "katakana" | "phone" | "read-back" | Forbidden;

/// The most any field takes when the form names no limit of its own, in UTF-16 code units.
export const LONGEST = 2000;

export function limitOf(field: FormField): number {
  return field.max > 0 ? Math.min(field.max, LONGEST) : LONGEST;
}

/// The value as it is kept when the operator leaves the field.
export function tidy(field: FormField, typed: string): string {
  switch (field.kind) {
    case "katakana":
      return toKatakana(typed);
    case "phone":
      return typed === RANG ? typed : toPhone(typed);
    case "text":
      return toPlain(typed).trim();
    case "multiline":
      return typed.trim();
    case "choice":
    case "boolean":
      return typed;
  }
}

/// The first fault of one field, or null. Forbidden numbers come first: they must leave the screen.
export function faultOf(field: FormField, draft: Draft): Fault | null {
  const value = (draft.values[field.key] ?? "").trim();
  if (value === "") return field.required && field.kind !== "boolean" ? "required" : null;
  if (field.kind === "boolean") return null;
  if (field.kind === "choice") return field.options?.some((o) => o.value === value) ? null : "required";
  // The network said it, and no one here has heard or written a digit of it.
  if (field.kind === "phone" && value === RANG) return null;
  const forbidden = forbiddenIn(value);
  if (forbidden) return forbidden;
  if (value.length > limitOf(field)) return "too-long";
  if (field.kind === "katakana" && !isKatakana(value)) return "katakana";
  if (field.kind === "phone") {
    if (!isPhone(value)) return "phone";
    if (!draft.readBack[field.key]) return "read-back";
  }
  return null;
}

/// All faults, in the order of the form, so that the first one can take the focus.
export function faultsOf(form: Form, draft: Draft): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const field of form.fields) {
    const fault = faultOf(field, draft);
    if (fault) faults.set(field.key, fault);
  }
  return faults;
}

/// A new draft with one value changed.
export function write(draft: Draft, key: string, value: string): Draft {
  const same = draft.values[key] === value;
  const readBack = same ? draft.readBack : { ...draft.readBack, [key]: false };
  return { values: { ...draft.values, [key]: value }, readBack };
}

/// The draft with every field tidied, as it will be sealed. A tidied number keeps its read-back mark.
export function tidied(form: Form, draft: Draft): Draft {
  const values: Record<string, string> = {};
  for (const field of form.fields) {
    const value = tidy(field, draft.values[field.key] ?? "");
    if (value !== "") values[field.key] = value;
  }
  return { values, readBack: draft.readBack };
}

/// Has the operator written anything that would be lost?
export function written(draft: Draft | undefined): boolean {
  return draft !== undefined && Object.values(draft.values).some((v) => v.trim() !== "");
}
