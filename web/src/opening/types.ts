/// What a member reads after opening a message (docs/formats/message.md). It was written in another
/// browser and crossed our server: nothing in it is trusted to have a shape.
export interface ReadMessage {
  fields: ReadField[];
  /// In messages from before slips of answered calls; in others the slip has it.
  callerNumber: string | null;
  /// Its last four digits.
  callerEnding: string | null;
  at: string | null;
  operator: string | null;
  /// Digest of the bundle that sealed it; null if it does not say.
  program: string | null;
  /// Why the version before was corrected, if a reason was given.
  why: string | null;
}

export interface ReadField {
  key: string;
  label: { ja: string; en: string };
  value: string;
  display: { ja: string; en: string } | null;
  readBack: boolean;
  /// It represents the number in the call's slip.
  rang: boolean;
}

/// What a member reads of who rang (docs/formats/slip.md).
export interface ReadSlip {
  callerNumber: string | null;
  withheld: boolean;
  endedAt: string | null;
  how: (typeof HOWS)[number] | null;
}

const HOWS = ["answered", "abandoned", "unanswered", "line-lost"] as const;

/// More fields than any form has: the rest is not shown, so that a hostile message cannot hang the page.
export const MOST_FIELDS = 100;

/// @param kind of what it must be
/// @return null if this is not a message that we know how to show
export function readMessage(plain: Uint8Array, kind: "message" | "draft" = "message"): ReadMessage | null {
  const said = parsed(plain);
  if (!isObject(said) || said.v !== 1 || said.kind !== kind) return null;
  const form = isObject(said.form) ? said.form : {};
  const fields = Array.isArray(form.fields) ? form.fields : [];
  return {
    fields: fields.slice(0, MOST_FIELDS).flatMap((field) => readField(field) ?? []),
    callerNumber: isObject(said.caller) ? text(said.caller.number) : null,
    callerEnding: isObject(said.caller) ? ending(text(said.caller.ending)) : null,
    at: text(said.at),
    operator: text(said.operator),
    program: digest(text(said.program)),
    why: isObject(said.correction) ? text(said.correction.why) : null,
  };
}

/// @return null if this is not a slip that we know how to show
export function readSlip(plain: Uint8Array): ReadSlip | null {
  const said = parsed(plain);
  if (!isObject(said) || said.v !== 1 || said.kind !== "slip" || !isObject(said.caller)) return null;
  const number = text(said.caller.number);
  const { how } = said;
  return {
    callerNumber: number !== null && /^\+[1-9]\d{6,14}$/.test(number) ? number : null,
    withheld: said.caller.withheld === true,
    endedAt: text(said.endedAt),
    how: HOWS.find((one) => one === how) ?? null,
  };
}

function parsed(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
  } catch {
    return null;
  }
}

function readField(field: unknown): ReadField | null {
  if (!isObject(field)) return null;
  const [key, value, label] = [text(field.key), text(field.value), pair(field.label)];
  if (key === null || value === null || label === null) return null;
  return {
    key,
    value,
    label,
    display: pair(field.display),
    readBack: field.readBack === true,
    rang: field.refersTo === "caller",
  };
}

function pair(said: unknown): { ja: string; en: string } | null {
  if (!isObject(said)) return null;
  const [ja, en] = [text(said.ja), text(said.en)];
  return ja === null || en === null ? null : { ja, en };
}

function ending(said: string | null): string | null {
  return said !== null && /^\d{4}$/.test(said) ? said : null;
}

function digest(said: string | null): string | null {
  return said !== null && /^[A-Za-z0-9+/]{43}=$/.test(said) ? said : null;
}

function text(said: unknown): string | null {
  return typeof said === "string" ? said : null;
}

function isObject(said: unknown): said is Record<string, unknown> {
  return typeof said === "object" && said !== null && !Array.isArray(said);
}
