import type { Me } from "../api/types.ts";
import { home, isOpen, type Page } from "../shell/page.ts";

/// Back to the page that asked for the sign-in, if it is one of this person's; never elsewhere.
export function whereTo(pages: readonly Page[], me: Pick<Me, "role" | "may">, then: string | null): string {
  const page = pages.find((p) => then === p.path);
  return then !== null && page && isOpen(page, me) ? then : home(me);
}
