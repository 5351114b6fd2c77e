/// A person of the office who looks at a client's screens does so in one tab: the tab remembers by
/// which privilege, and each request names it.
const KEY = "denwaban.support";
const BACK = "/office/privileges";

export function looking(): string | null {
  return typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(KEY);
}

/// From here on this tab shows the client's screens.
export function look(privilege: string): void {
  sessionStorage.setItem(KEY, privilege);
  window.location.replace("/");
}

/// The tab is the office's again. The whole page goes, and with it what it showed of the client.
export function lookingIsOver(): void {
  sessionStorage.removeItem(KEY);
  window.location.replace(BACK);
}
