import { useEffect } from "react";

/// A button that waits for an answer is disabled meanwhile, and a browser takes the focus from what is disabled. It gets
/// it back with the answer, unless the person has gone on (WCAG 2.2, 2.4.3).
export function useKeptFocus(): void {
  useEffect(() => {
    let lost: Element | null = null;
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLButtonElement)) continue;
        if (target.disabled) {
          // the focus goes when the page is drawn next, which is later
          if (document.activeElement === target) lost = target;
        } else if (target === lost) {
          lost = null;
          if (document.activeElement === document.body || document.activeElement === target) {
            target.focus({ preventScroll: true });
          }
        }
      }
    });
    observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["disabled"] });
    return () => observer.disconnect();
  }, []);
}
