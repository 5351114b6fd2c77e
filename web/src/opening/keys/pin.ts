import { fingerprint, isNoCell, verifyChain, type ChainWhy, type KeyLine } from "../../seal/index.ts";

/// Remembers which key of a company this browser has checked, so that a key swapped on the server is noticed by the
/// people who would be deceived. Only fingerprints are stored. Trust on first use, then by the chain: what the chain
/// proves from the pin is followed, and the pin moves on to the newest key.
export interface Pin {
  fingerprint: string;
  epoch: number;
  /// When this browser first saw it, ISO 8601.
  seen: string;
}

export type Followed =
  | { kind: "good"; line: KeyLine }
  /// A recovery broke the chain on purpose: no one may seal until people have compared the
  /// fingerprint.
  | { kind: "recovered"; line: KeyLine; before: Pin }
  /// The chain holds, but does not reach what was pinned here.
  | { kind: "changed"; before: Pin }
  | { kind: "refused"; why: ChainWhy };

type Shelf = Pick<Storage, "getItem" | "setItem">;

const name = (client: string): string => `denwaban.company-key.${client}`;

/// @param chain docs/formats/key-chain.md, as the server gives it
/// @throws SealTrouble no-cell: nothing can be said of it
export async function follow(client: string, chain: string, shelf: Shelf = localStorage): Promise<Followed> {
  const kept = read(client, shelf);
  const first = await firstOf(chain);
  if (first === null) return { kind: "refused", why: "malformed" };
  const before = kept ?? { fingerprint: first, epoch: 1, seen: new Date().toISOString() };
  const checked = await verifyChain(client, before.fingerprint, chain);
  if (!checked.ok) {
    return checked.why === "wrong-pin" ? { kind: "changed", before } : { kind: "refused", why: checked.why };
  }
  const { line } = checked;
  if (line.recovered) return { kind: "recovered", line, before };
  if (kept?.fingerprint !== line.current.fingerprint) pin(client, pinOf(line), shelf);
  return { kind: "good", line };
}

/// The newest key of a line, to be pinned.
export function pinOf(line: KeyLine): Pin {
  const { fingerprint, statement } = line.current;
  return { fingerprint, epoch: statement.epoch, seen: new Date().toISOString() };
}

/// Trusts this key from now on: at first use, or after people compared the fingerprints.
export function pin(client: string, key: Pin, shelf: Shelf = localStorage): void {
  shelf.setItem(name(client), JSON.stringify(key));
}

export type Pinned = { kind: "first" } | { kind: "same" } | { kind: "changed"; before: Pin };

/// For keys that have no chain, such as a log's.
export function look(client: string, fingerprint: string, shelf: Shelf = localStorage): Pinned {
  const before = read(client, shelf);
  if (!before) return { kind: "first" };
  return before.fingerprint === fingerprint ? { kind: "same" } : { kind: "changed", before };
}

async function firstOf(chain: string): Promise<string | null> {
  try {
    const { statements } = JSON.parse(chain) as { statements: { statement: string }[] };
    return statements[0] ? await fingerprint(statements[0].statement) : null;
  } catch (trouble) {
    if (isNoCell(trouble)) throw trouble;
    return null;
  }
}

/// What is pinned here, if anything.
export function pinned(client: string, shelf: Shelf = localStorage): Pin | null {
  return read(client, shelf);
}

function read(client: string, shelf: Shelf): Pin | null {
  try {
    const kept = JSON.parse(shelf.getItem(name(client)) ?? "null") as Partial<Pin> | null;
    if (typeof kept?.fingerprint !== "string" || typeof kept.epoch !== "number") return null;
    return { fingerprint: kept.fingerprint, epoch: kept.epoch, seen: kept.seen ?? "" };
  } catch {
    return null;
  }
}
