import { spoken } from "../../../i18n/kana.ts";
import { openedOfCall } from "../../../opening/opening.ts";

/// What a form of a new request begins with.
export interface Proposal {
  /// When the message was taken, or else when the call ended; null if neither is known.
  at: string | null;
  name: string;
  number: string;
  text: string;
}

/// What the opened message, or else the slip, of a call says about who asks. It comes from this page's memory, never by
/// the address; empty when the keys were locked since, and without a call.
export function proposal(call: string | null): Proposal {
  const { message, slip } = call === null ? { message: null, slip: null } : openedOfCall(call);
  const field = (key: string) => message?.fields.find((it) => it.key === key);
  const number = field("number");
  const rang = slip?.callerNumber ?? message?.callerNumber ?? "";
  return {
    at: message?.at ?? slip?.endedAt ?? null,
    name: field("callerName")?.value || field("callerKana")?.value || "",
    number: number && !number.rang && number.value !== "" ? number.value : spoken(rang),
    text: field("inquiry")?.value ?? "",
  };
}
