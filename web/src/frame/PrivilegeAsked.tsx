import { lazy, Suspense, useEffect, useState } from "react";
import { whenPrivilegeIsAsked } from "../api/api.ts";

const PrivilegeDialog = lazy(() => import("../office/privileges/PrivilegeDialog.tsx"));

/// Asks for a privilege when the server wants one, and lets the change go on once it is open.
export function PrivilegeAsked() {
  const [waiting, setWaiting] = useState<((open: boolean) => void) | null>(null);
  useEffect(
    () =>
      whenPrivilegeIsAsked(
        () =>
          new Promise((resolve) => {
            setWaiting(() => resolve);
          }),
      ),
    [],
  );
  if (!waiting) return null;
  return (
    <Suspense>
      <PrivilegeDialog
        done={(open) => {
          waiting(open);
          setWaiting(null);
        }}
      />
    </Suspense>
  );
}
