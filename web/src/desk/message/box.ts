import { api, Problem } from "../../api/api.ts";
import type { DeskCall, SealTo } from "../../api/types.ts";
import { followMailbox } from "../../opening/keys/mailbox.ts";
import { follow } from "../../opening/keys/pin.ts";

type Shelf = Pick<Storage, "getItem" | "setItem">;

/// Nothing may be sealed to this mailbox: its key is not one that the client's members answer for, or it is gone.
export class BoxUnproven extends Error {}

/// The call with the key of a mailbox in place of the company's own.
///
/// @throws BoxUnproven; Problem if the office does not answer
export async function addressed(call: DeskCall, mailbox: string): Promise<DeskCall> {
  const seal = await api.get<SealTo>(`/api/desk/calls/${call.id}/mailboxes/${mailbox}`).catch((trouble: unknown) => {
    if (trouble instanceof Problem && trouble.status === 404) throw new BoxUnproven();
    throw trouble;
  });
  if (!(await proves(call, mailbox, seal))) throw new BoxUnproven();
  return { ...call, seal };
}

/// Follows the company's chain from this browser's pin, and the mailbox's from there; then compares what the server says
/// beside it.
export async function proves(call: DeskCall, mailbox: string, seal: SealTo, shelf?: Shelf): Promise<boolean> {
  if (!call.seal) return false;
  const company = await follow(call.client.id, call.seal.chain, shelf);
  if (company.kind !== "good") return false;
  const line = await followMailbox(company.line, mailbox, seal.chain, shelf);
  if (!line) return false;
  const { statement, fingerprint } = line.current;
  return statement.recipient === seal.recipient && statement.epoch === seal.epoch && fingerprint === seal.fingerprint;
}
