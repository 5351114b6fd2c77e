/// Remembers which company key this device has sealed to, so that a key swapped on the server is noticed
/// by the people who would be deceived (trust on first use). Only fingerprints are stored.
export interface Pin {
  fingerprint: string;
  epoch: number;
  /// When this device first saw it, ISO 8601.
  seen: string;
}

export type Pinned = { kind: "first" } | { kind: "same" } | { kind: "changed"; before: Pin };

type Shelf = Pick<Storage, "getItem" | "setItem">;

const name = (client: string): string => `denwaban.company-key.${client}`;

export function look(client: string, fingerprint: string, shelf: Shelf = localStorage): Pinned {
  const before = read(client, shelf);
  if (!before) return { kind: "first" };
  return before.fingerprint === fingerprint ? { kind: "same" } : { kind: "changed", before };
}

/// Trusts this key from now on: at first use, or after a person compared the fingerprints.
export function pin(client: string, key: Pin, shelf: Shelf = localStorage): void {
  shelf.setItem(name(client), JSON.stringify(key));
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
