import { createContext, type ComponentType } from "react";
import type { Me, Role } from "../api/types.ts";

/// One screen. Folders list theirs in `pages.ts`; the code behind `load` comes when it is opened.
export interface Page {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /// Who may open it; `null` for everyone, signed in or not. The server decides again.
  roles: readonly Role[] | null;
  /// The name in the navigation, if it is there, in the language of the moment.
  nav?: () => string;
  /// Stands beside that name and says what waits there.
  mark?: ComponentType;
  /// The screen uses the whole width and height and brings its own padding.
  full?: boolean;
}

/// Every page there is, for screens that lead to others: they are below the list and cannot import
/// it.
export const Pages = createContext<readonly Page[]>([]);

/// Where a person starts the day.
export function home(me: Pick<Me, "role">): string {
  switch (me.role) {
    case "operator":
    case "supervisor":
      return "/desk";
    case "admin":
    case "hr":
      return "/office/people";
    case "security-officer":
    case "internal-auditor":
      return "/office/watch";
    case "quality-reviewer":
      return "/review";
    case "client-admin":
    case "client-member":
      return "/inbox";
    case "client-auditor":
      return "/inbox/log";
  }
}
