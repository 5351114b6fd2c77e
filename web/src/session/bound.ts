import type { Me } from "../api/types.ts";

const TOLD = "denwaban.unbound-told";

/// What a tab keeps of it.
export type Told = Pick<Storage, "getItem" | "setItem">;

/// Of a browser that keeps nothing at all, until the page is loaded again.
let toldHere: string | null = null;

/// Whether this person is to be told that the session is bound to no browser: once in each tab.
export function tellUnbound(me: Pick<Me, "person" | "bound"> | undefined, kept: () => Told): boolean {
  if (!me || me.bound || toldHere === me.person) return false;
  try {
    return kept().getItem(TOLD) !== me.person;
  } catch {
    return true;
  }
}

export function unboundTold(person: string, kept: () => Told): void {
  toldHere = person;
  try {
    kept().setItem(TOLD, person);
  } catch {
    // The page remembers it.
  }
}
