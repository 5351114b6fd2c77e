/// A person of the office who looks at a client's screens does so in one tab: the tab remembers by
/// which privilege, and each request names it.
const KEY = "denwaban.support";
/// That it is over, until the tab is back: a page that is loaded anew just then goes back, too.
const OVER = "denwaban.support.over";
const BACK = "/office/privileges";

const kept = typeof sessionStorage === "undefined" ? null : sessionStorage;

export function looking(): string | null {
  return kept?.getItem(OVER) === null ? kept.getItem(KEY) : null;
}

/// From here on this tab shows the client's screens.
export function look(privilege: string): void {
  sessionStorage.removeItem(OVER);
  sessionStorage.setItem(KEY, privilege);
  window.location.replace("/");
}

/// The tab is the office's again. The whole page goes, and with it what it showed of the client.
export function lookingIsOver(): void {
  sessionStorage.setItem(OVER, "over");
  window.location.replace(BACK);
}

/// Of each page, before it asks for anything.
export function goBackIfOver(): void {
  if (kept?.getItem(OVER) == null) return;
  if (window.location.pathname === BACK) {
    kept.removeItem(KEY);
    kept.removeItem(OVER);
  } else {
    window.location.replace(BACK);
  }
}
