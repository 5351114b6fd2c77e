import { useState } from "react";
import { useMe } from "../../api/queries.ts";
import { look, pin } from "../../opening/keys/pin.ts";

/// Trust on first use, as for company keys: a log signed by another key than before is reported.
export function useKeyChanged(vkey: string | undefined): boolean {
  const client = useMe().data?.client?.id;
  const [seen] = useState(() => new Map<string, boolean>());
  if (!vkey || !client) return false;
  const known = seen.get(vkey);
  if (known !== undefined) return known;
  const pinned = look(`log.${client}`, vkey);
  if (pinned.kind === "first") pin(`log.${client}`, { fingerprint: vkey, epoch: 1, seen: new Date().toISOString() });
  seen.set(vkey, pinned.kind === "changed");
  return pinned.kind === "changed";
}
