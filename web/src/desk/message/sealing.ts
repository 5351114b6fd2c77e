import type { DeskCall, Form, FormField, NewMessage, OwnRelease } from "../../api/types.ts";
import type { Draft } from "./checks.ts";
import type { SentMessage } from "./sentMessage.ts";
import type { Pin } from "../../opening/keys/pin.ts";
import { RANG, RANG_WORDS } from "./rang.ts";

/// What the client reads, before it is sealed (docs/formats/message.md).
export interface MessageBody {
  v: 1;
  kind: "message" | "draft";
  call: string;
  form: { version: number; fields: FilledField[] };
  /// The desk knows how the number ends; the edge seals the whole of it in the call's slip. `number` is of messages from
  /// before that, when they are corrected.
  caller: { number: string | null; ending: string | null; withheld: boolean };
  at: string;
  operator: string;
  /// Digest of the bundle that sealed it, if the page knows.
  program?: string;
  /// Of a new version: why, if the operator gave a reason.
  correction?: { why: string | null };
}

export interface FilledField {
  key: string;
  label: { ja: string; en: string };
  value: string;
  /// For choices and marks: the value in words, so that the file can be read without the form.
  display?: { ja: string; en: string };
  /// It represents the number in the call's slip.
  refersTo?: "caller";
  /// The number was read back to the caller (復唱).
  readBack?: true;
}

/// @param draft already tidied and without faults
/// @param at      when it was written, ISO 8601 UTC
/// @param program digest of the bundle that runs here, or null if it is not known
export function bodyOf(
  call: { id: string; form: Form; caller: Partial<MessageBody["caller"]> },
  draft: Draft,
  operator: string,
  at: string,
  program: string | null,
): MessageBody {
  const fields: FilledField[] = [];
  for (const field of call.form.fields) {
    const value = draft.values[field.key];
    if (value === undefined || value === "") continue;
    fields.push(filled(field, value, draft.readBack[field.key] === true));
  }
  return {
    v: 1,
    kind: "message",
    call: call.id,
    form: { version: call.form.version, fields },
    caller: callerOf(call.caller),
    at,
    operator,
    ...(program === null ? {} : { program }),
  };
}

function callerOf({ number = null, ending = null, withheld = false }: Partial<MessageBody["caller"]>) {
  return { number, ending, withheld };
}

function filled(field: FormField, value: string, readBack: boolean): FilledField {
  const { key, label } = field;
  if (field.kind === "boolean") return { key, label, value, display: { ja: "はい", en: "Yes" } };
  const chosen = field.options?.find((option) => option.value === value);
  if (field.kind === "choice" && chosen) return { key, label, value, display: chosen.label };
  if (field.kind === "phone" && value === RANG) return { key, label, value, display: RANG_WORDS, refersTo: "caller" };
  if (field.kind === "phone" && readBack) return { key, label, value, readBack: true };
  return { key, label, value };
}

/// 至急 travels outside the seal as well: the office must know whom to wake. The contract says so.
export function urgent(draft: Draft): boolean {
  return draft.values.urgent === "true";
}

export type Trust = { kind: "good" } | { kind: "compare"; before: Pin; now: Pin } | { kind: "bad" };

/// Seals for one client in this browser. Implemented by seal/; the desk never sees a key.
export interface Sealer {
  /// The public half of this session's signing key, base64: the server checks manifests with it.
  publicKey: string;
  seal: (call: DeskCall, body: MessageBody) => Promise<Omit<NewMessage, "urgent">>;
  /// Seals what is not finished: no one can correct it, so the page keeps no header of it.
  draft: (call: DeskCall, body: MessageBody) => Promise<Omit<NewMessage, "urgent">>;
  /// Opens what was sealed here, given back by the server.
  open: (sent: SentMessage, released: OwnRelease) => Promise<MessageBody>;
  /// Seals a new version of it, to the key that it was sealed to before.
  correct: (sent: SentMessage, body: MessageBody) => Promise<Omit<NewMessage, "urgent">>;
  /// Does the chain lead from what this browser checked before to the very key that the server names?
  trust: (call: DeskCall) => Promise<Trust>;
}
