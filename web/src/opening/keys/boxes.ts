import { api, Problem } from "../../api/api.ts";
import type { Keys } from "../../api/types.ts";
import { followMailbox } from "./mailbox.ts";
import { openGrant, SealTrouble, type CompanyIdentity, type KeyLine, type MemberIdentity } from "../../seal/index.ts";

/// A department's mailbox whose newest key this member holds.
export interface Box {
  id: string;
  /// The checked chain.
  line: KeyLine;
  current: CompanyIdentity;
  /// By the fingerprint of their statement.
  keys: ReadonlyMap<string, CompanyIdentity>;
}

interface Lines {
  line: KeyLine;
  current: CompanyIdentity;
  boxes: readonly Box[];
}

/// The mailboxes' grants to this member's key, in one text, to see whether something changed.
export function heldBoxes(keys: Keys): string {
  return keys.held
    .filter((one) => one.line !== "company" && one.to === keys.me?.fingerprint)
    .map((one) => `${one.line}:${one.epoch}`)
    .join(" ");
}

/// Opens what was granted of each mailbox. One that is gone, that does not prove itself, or whose newest key is not held
/// any more, is left out.
///
/// @throws Problem, or TypeError offline: what is not known now is not left out
export async function boxesOf(member: MemberIdentity, keys: Keys, company: KeyLine): Promise<Box[]> {
  const held = keys.held.filter((one) => one.line !== "company" && one.to === member.fingerprint);
  const boxes: Box[] = [];
  for (const id of new Set(held.map((one) => one.line))) {
    const chain = await mailboxChain(id).catch(gone);
    const line = chain === null ? null : await followMailbox(company, id, chain);
    if (!line) continue;
    const opened = new Map<string, CompanyIdentity>();
    for (const { blob, epoch } of held.filter((one) => one.line === id)) {
      const granted = await openGrant(member, blob).catch(() => null);
      const stated = line.epochs[epoch - 1];
      if (granted && stated?.fingerprint === granted.fingerprint && stated.statement.recipient === granted.recipient) {
        opened.set(granted.fingerprint, granted);
      }
    }
    const current = opened.get(line.current.fingerprint);
    if (current) boxes.push({ id, line, current, keys: opened });
  }
  return boxes;
}

function gone(trouble: unknown): null {
  if (trouble instanceof Problem && trouble.status === 404) return null;
  throw trouble;
}

export async function mailboxChain(id: string): Promise<string> {
  return (await api.get<{ chain: string }>(`/api/keys/lines/${id}/chain`)).chain;
}

/// The epochs of a line that something kept is sealed to, or may yet arrive for. Each grant stays in the chain for
/// good, so one that nothing needs is not given.
///
/// @param line `company`, or a mailbox's id
export async function neededEpochs(line: string): Promise<ReadonlySet<number>> {
  return new Set((await api.get<{ epochs: number[] }>(`/api/keys/lines/${line}/needed`)).epochs);
}

/// The mailbox that a key statement belongs to.
export function boxOf({ boxes }: { boxes: readonly Box[] }, fingerprint: string): Box | undefined {
  return boxes.find(({ line }) => line.epochs.some((epoch) => epoch.fingerprint === fingerprint));
}

/// The line that an object is sealed to, by its manifest: a mailbox's that this member holds, or else the company's own,
/// which refuses what is not its own.
export function lineOf(holding: Lines, fingerprint: string): { line: KeyLine; newest: CompanyIdentity } {
  const { line, current } = boxOf(holding, fingerprint) ?? holding;
  return { line, newest: current };
}

/// The line of a box, which this member must hold.
///
/// @param mailbox null for the general box
/// @throws SealTrouble wrong-key
export function lineOfBox(holding: Pick<Lines, "line" | "boxes">, mailbox: string | null): KeyLine {
  const line = mailbox === null ? holding.line : holding.boxes.find(({ id }) => id === mailbox)?.line;
  if (!line) throw new SealTrouble("wrong-key");
  return line;
}

/// What this member holds, with the key that an object of this line is sealed to now in the place of the company's.
export function within<H extends Lines>(holding: H, fingerprint: string): H {
  return { ...holding, current: lineOf(holding, fingerprint).newest };
}
