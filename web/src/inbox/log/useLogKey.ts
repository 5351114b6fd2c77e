import { useState } from "react";
import { useMe } from "../../api/queries.ts";
import { look, pin } from "../../opening/keys/pin.ts";

/// @param known  the key that entries are checked against; empty until there is one
/// @param changed  whether the server now names another
export interface LogKey {
  known: string;
  changed: boolean;
}

/// Trust on first use, as for company keys: a log signed by another key than before is reported, and its entries are
/// checked against the one of before.
export function useLogKey(vkey: string | undefined): LogKey {
  const client = useMe().data?.client?.id;
  const [seen] = useState(() => new Map<string, LogKey>());
  if (!vkey || !client) return { known: "", changed: false };
  const before = seen.get(vkey);
  if (before) return before;
  const pinned = look(`log.${client}`, vkey);
  if (pinned.kind === "first") pin(`log.${client}`, { fingerprint: vkey, epoch: 1, seen: new Date().toISOString() });
  const changed = pinned.kind === "changed";
  const key = { known: changed ? pinned.before.fingerprint : vkey, changed };
  seen.set(vkey, key);
  return key;
}
