import { useEffect, useRef, type RefObject } from "react";
import type { DeskStatus } from "../../api/types.ts";

/// Where the keyboard goes in a form.

export function firstInput(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>("input:not(:disabled), textarea:not(:disabled)") ?? null;
}

export function firstFault(box: HTMLElement | null): HTMLElement | null {
  const field = box?.querySelector<HTMLElement>("[data-fault]");
  const wanted = field?.dataset.fault === "read-back" ? "[type=checkbox]" : "input, textarea";
  return field?.querySelector<HTMLElement>(wanted) ?? null;
}

/// To the field after one that was filled and so lost the keyboard. Who writes elsewhere meanwhile stays there.
export function focusAfter(key: string): void {
  const at = document.activeElement;
  if (at && at !== document.body && !at.closest(`[data-testid="fill-${key}"]`)) return;
  const filled = document.querySelector<HTMLElement>(`[data-testid="field-${key}"]`);
  const fields = [
    ...(filled
      ?.closest("[data-fields]")
      ?.querySelectorAll<HTMLElement>("input:not(:disabled), textarea:not(:disabled), select:not(:disabled)") ?? []),
  ];
  (fields[fields.findIndex((field) => field === filled) + 1] ?? filled)?.focus();
}

/// The first field, once per call; after a hold the field that had the keyboard before it. The button that ends a hold
/// vanishes with it and would leave the keyboard nowhere.
export function useFocusOnce(box: RefObject<HTMLElement | null>, call: string, status: DeskStatus): void {
  const begun = useRef<string>(null);
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const form = box.current;
    const seen = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target;
    };
    form?.addEventListener("focusin", seen);
    return () => form?.removeEventListener("focusin", seen);
  }, [box]);
  useEffect(() => {
    if (status !== "talking") return;
    const form = box.current;
    if (begun.current !== call) {
      begun.current = call;
      firstInput(form)?.focus();
    } else if (last.current?.isConnected && !form?.contains(document.activeElement)) {
      last.current.focus();
    }
  }, [box, call, status]);
}
