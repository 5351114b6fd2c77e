import { useSyncExternalStore } from "react";

/// What the office does not tell the tour: that the browser telephone, which is of this origin, was
/// answered; and the steps in other people's windows, which have origins of their own, as the user
/// ticked them.
export const WALKED = ["3", "4", "5", "6", "7"] as const;
export type Walked = (typeof WALKED)[number];

const KEPT = "denwaban.demo.walked";
const watchers = new Set<() => void>();

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function walked(shelf: Shelf = localStorage): readonly Walked[] {
  const kept = shelf.getItem(KEPT) ?? "";
  return WALKED.filter((step) => kept.includes(step));
}

export function walk(step: Walked, done: boolean, shelf: Shelf = localStorage): void {
  const steps = new Set(walked(shelf));
  if (done) steps.add(step);
  else steps.delete(step);
  if (steps.size === 0) shelf.removeItem(KEPT);
  else shelf.setItem(KEPT, [...steps].join(""));
  for (const watcher of watchers) watcher();
}

/// Also of what another tab of this origin writes: the telephone.
export function useWalked(): readonly Walked[] {
  const kept = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      window.addEventListener("storage", watcher);
      return () => {
        watchers.delete(watcher);
        window.removeEventListener("storage", watcher);
      };
    },
    () => localStorage.getItem(KEPT) ?? "",
  );
  return WALKED.filter((step) => kept.includes(step));
}
