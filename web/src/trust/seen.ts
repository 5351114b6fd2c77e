type Shelf = Pick<Storage, "getItem" | "setItem">;

const KEPT = "denwaban.bundle";

/// What this browser remembers of the bundles that it ran.
export interface Seen {
  digest: string;
  /// When it saw this one first, ISO 8601.
  since: string;
  before: string | null;
}

/// Remembers the bundle that runs now.
export function see(digest: string, now: string, shelf: Shelf = localStorage): Seen {
  const last = read(shelf);
  if (last?.digest === digest) return last;
  const seen = { digest, since: now, before: last?.digest ?? null };
  shelf.setItem(KEPT, JSON.stringify(seen));
  return seen;
}

function read(shelf: Shelf): Seen | null {
  try {
    const { digest, since, before } = JSON.parse(shelf.getItem(KEPT) ?? "null") as Seen;
    return { digest, since, before };
  } catch {
    return null;
  }
}
