import type { DeskCall, NewMessage, NoticeApproved, NoticeContent } from "../../api/types.ts";
import { follow } from "../../opening/keys/pin.ts";
import { checkNotice, SealTrouble } from "../../seal/index.ts";
import type { FilledField, MessageBody } from "./sealing.ts";

/// What the client lets leave in a mail, unsealed (docs/formats/notice-approval.md). Empty for most.
export type Leaving = readonly NoticeContent[];

export const NOTHING: Leaving = [];

/// In UTF-16 code units, as the server counts.
const NAME_LIMIT = 200;
const SUBJECT_LIMIT = 60;
const TEXT_LIMIT = 8000;

/// What would forge a header or show a text in another order than it has.
const ODD = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;

type Shelf = Pick<Storage, "getItem" | "setItem">;

/// By the signature of the client's own key line, which this browser checks. The server's word only takes away.
///
/// @throws SealTrouble no-cell
export async function leavingOf(call: DeskCall, answer: NoticeApproved, shelf?: Shelf): Promise<Leaving> {
  const { approval } = answer;
  const { mails } = call.form;
  if (!call.seal || approval === null) return NOTHING;
  const followed = await follow(call.client.id, call.seal.chain, shelf);
  if (followed.kind !== "good") return NOTHING;
  try {
    const said = await checkNotice(followed.line, approval);
    return said.content.filter((one) => mails?.includes(one));
  } catch (trouble) {
    if (trouble instanceof SealTrouble && trouble.why !== "no-cell") return NOTHING;
    throw trouble;
  }
}

export interface AskingPorts {
  fetch: (call: string) => Promise<NoticeApproved>;
  changed: (leaving: Leaving) => void;
}

/// What leaves of the message of the call in hand; asked once. Whatever goes wrong, nothing does.
export class AskedLeaving {
  readonly #ports: AskingPorts;
  readonly #shelf: Shelf | undefined;
  #call: string | null = null;

  constructor(ports: AskingPorts, shelf?: Shelf) {
    this.#ports = ports;
    this.#shelf = shelf;
  }

  async of(call: DeskCall): Promise<void> {
    if (this.#call === call.id) return;
    this.#call = call.id;
    try {
      const leaving = await leavingOf(call, await this.#ports.fetch(call.id), this.#shelf);
      // the answer for a call that has ended is discarded
      if (this.#call === call.id) this.#ports.changed(leaving);
    } catch {
      // asked again with the next state of this call
      if (this.#call === call.id) this.#call = null;
    }
  }

  /// The call left this desk.
  end(): void {
    this.#call = null;
    this.#ports.changed(NOTHING);
  }
}

/// The words themselves, of a message as it is sealed.
export function wordsOf(leaving: Leaving, body: MessageBody): NewMessage["words"] {
  if (leaving.length === 0) return undefined;
  const { fields } = body.form;
  const of = (key: string) => fields.find((field) => field.key === key)?.value ?? "";
  const kana = of("callerKana");
  const name = [of("callerName"), kana === "" ? "" : `（${kana}）`, of("company") === "" ? "" : ` ${of("company")}`];
  return {
    callerName: leaving.includes("caller-name") ? cut(oneLine(name.join("")), NAME_LIMIT) : null,
    subject: leaving.includes("subject") ? cut(oneLine(of("inquiry")), SUBJECT_LIMIT) : null,
    text: leaving.includes("text") ? cut(clean(fields.map(line).join("\n")), TEXT_LIMIT) : null,
  };
}

function line({ label, value, display }: FilledField): string {
  return `${label.ja}: ${display?.ja ?? value}`;
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll("\r\n", "\n").replace(ODD, " ").trim();
}

function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, " ");
}

/// @returns null for nothing
function cut(text: string, most: number): string | null {
  if (text === "") return null;
  if (text.length <= most) return text;
  // not through the middle of a character
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}
