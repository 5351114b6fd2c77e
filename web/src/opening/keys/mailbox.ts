import { verifyMailboxChain, type KeyLine } from "../../seal/index.ts";
import { pin, pinned, pinOf } from "./pin.ts";

type Shelf = Pick<Storage, "getItem" | "setItem">;

/// A mailbox's chain hangs on a member of today, or on what this browser has checked before: then also when the one who
/// made the key has left, and a server that holds the newest key back is found out.
///
/// @returns null if it does not hold, or a recovery broke it
export async function followMailbox(
  company: KeyLine,
  mailbox: string,
  chain: string,
  shelf?: Shelf,
): Promise<KeyLine | null> {
  const name = `${company.client}.${mailbox}`;
  const before = pinned(name, shelf);
  const found = await verifyMailboxChain(company, mailbox, before?.fingerprint ?? null, chain);
  if (!found.ok || found.line.recovered) return null;
  if (before?.fingerprint !== found.line.current.fingerprint) pin(name, pinOf(found.line), shelf);
  return found.line;
}
