import type { ReactNode } from "react";
import { useKeys } from "../../opening/fetching.ts";
import { LockScreen } from "../../opening/keys/Lock.tsx";
import { useRing } from "../../opening/keys/keyring.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";

/// What needs the member's key, or the way to it.
export function Unlocked({ children }: { children: ReactNode }) {
  const keys = useKeys();
  const ring = useRing();
  if (!loaded(keys)) return <PartState of={keys} />;
  return ring.kind === "open" && ring.company !== null ? children : <LockScreen keys={keys.data} />;
}
