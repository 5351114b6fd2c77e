import { useLayoutEffect } from "react";

/// What is lost when a page is left: a call, a message that was not sent, changes that were not saved. The gravest first.
export const LOST = ["call", "message", "changes"] as const;
export type Lost = (typeof LOST)[number];

const held = new Map<object, Lost>();

/// The gravest thing that would be lost now; null if nothing would.
export function lost(): Lost | null {
  const all = [...held.values()];
  return LOST.find((one) => all.includes(one)) ?? null;
}

/// It was asked, or there is nobody whom to ask: the page goes with its session.
export function giveUp(): void {
  held.clear();
}

/// While a component would lose this, whoever leaves its page is asked first.
///
/// @param what null while it would lose nothing
export function useUnsaved(what: Lost | null): void {
  // a layout effect: what is no longer drawn must not hold back the navigation that took its place
  useLayoutEffect(() => {
    if (what === null) return undefined;
    const one = {};
    held.set(one, what);
    return () => void held.delete(one);
  }, [what]);
}
