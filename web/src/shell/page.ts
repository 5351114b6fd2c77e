import { createContext, type ComponentType } from "react";
import type { Me, Permission, Role } from "../api/types.ts";

/// One screen. Folders list theirs in `pages.ts`; the code behind `load` comes when it is opened.
export interface Page {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /// Who may open it; `null` for everyone, signed in or not. The server decides again.
  roles: readonly Role[] | null;
  /// What the end of a contract takes from those roles: without it the page is refused, and not in the navigation.
  needs?: Permission;
  /// The name in the navigation, if it is there, in the language of the moment.
  nav?: () => string;
  /// The path of the page of the navigation that this one belongs to, where its own path does not say so.
  under?: string;
  /// Stands beside that name and says what waits there.
  mark?: ComponentType;
  /// The screen uses the whole width and height and brings its own padding.
  full?: boolean;
}

/// Every page there is, for screens that lead to others: they are below the list and cannot import
/// it.
export const Pages = createContext<readonly Page[]>([]);

/// Whether the page is this person's now.
export function isOpen(page: Page, me: Pick<Me, "role" | "may">): boolean {
  return page.roles?.includes(me.role) === true && (page.needs === undefined || me.may.includes(page.needs));
}

/// Where a person starts the day; when the contract has ended, where it says what is left.
export function home(me: Pick<Me, "role" | "may">): string {
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
      return me.may.includes("READ_OWN") ? "/inbox" : "/inbox/retention";
    case "client-auditor":
      return "/inbox/log";
  }
}

/// The page of the navigation that a path belongs to: the deepest that holds it, so /inbox/keys is not "Inbox" too.
///
/// @param nav those of the navigation
/// @param all every page
export function inNavigation(path: string, nav: readonly Page[], all: readonly Page[]): Page | null {
  const at = all.find((p) => p.path === path)?.under ?? path;
  return nav
    .filter((p) => at === p.path || at.startsWith(`${p.path}/`))
    .reduce<Page | null>((best, p) => (p.path.length > (best?.path.length ?? 0) ? p : best), null);
}
