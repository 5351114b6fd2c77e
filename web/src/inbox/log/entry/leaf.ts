/// One entry of the log, as far as a screen shows it (docs/formats/audit-leaf.md). The exact text is what is
/// verified; this reading of it only serves the eye.
export interface ReadLeaf {
  at: string;
  act: string;
  role: string;
  actor: string | null;
  object: string | null;
  purpose: string;
  refused: boolean;
  /// The exact entry.
  text: string;
}

export function readLeaf(leaf: string): ReadLeaf | null {
  try {
    const said: unknown = JSON.parse(leaf);
    if (typeof said !== "object" || said === null) return null;
    const all = new Map<string, unknown>(Object.entries(said));
    const text = (key: string): string | null => {
      const value = all.get(key);
      return typeof value === "string" && value !== "" ? value : null;
    };
    const [at, act] = [text("t"), text("act")];
    if (at === null || act === null || Number.isNaN(Date.parse(at))) return null;
    return {
      at,
      act,
      role: text("role") ?? "",
      actor: text("actor"),
      object: text("obj"),
      purpose: text("purpose") ?? "",
      refused: text("result") === "refused",
      text: leaf,
    };
  } catch {
    return null;
  }
}

/// The last eight characters of a pseudonym or id: enough to tell two apart on a screen.
export function short(id: string): string {
  return id.slice(-8);
}

const ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w+/-]{43}=?)$/;

/// What an entry was done to: an id or a digest as [short] shows it, all else as it is, such as the
/// name of a check, a month or an address.
export function shortObject(object: string): string {
  return ID.test(object) ? short(object) : object;
}
