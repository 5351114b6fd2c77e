import { createContext, useEffect, useState } from "react";

/// Told to everything within one guarded page, so that what comes while no one is there is covered
/// too.
export const Covered = createContext(false);

/// Whether no one works in this window: another one has the keyboard, or it cannot be seen.
export function useCovered(): boolean {
  const [covered, setCovered] = useState(away);
  useEffect(() => {
    const left = () => setCovered(true);
    const back = () => setCovered(document.hidden);
    const turned = () => setCovered(away());
    window.addEventListener("blur", left);
    window.addEventListener("focus", back);
    document.addEventListener("visibilitychange", turned);
    turned();
    return () => {
      window.removeEventListener("blur", left);
      window.removeEventListener("focus", back);
      document.removeEventListener("visibilitychange", turned);
    };
  }, []);
  return covered;
}

function away(): boolean {
  return document.hidden || !document.hasFocus();
}
