import { api } from "../../api/api.ts";
import { Events } from "../../api/events.ts";
import type { Rule } from "./rules.ts";

export interface AlarmNews {
  unseen: number;
  /// How many of them are of the day before.
  yesterday: number;
  rules: Rule[];
}

/// Waited before a stream that the browser gave up on is opened again.
const REOPEN_MS = 5_000;

/// Follows how many alarms nobody has seen.
///
/// @returns the function that ends it
export function followAlarms(tell: (news: AlarmNews) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: Events;
  let over = false;
  const open = () => {
    source = new Events("/api/office/watch/events");
    source.addEventListener("alarms", (event) => tell(JSON.parse((event as MessageEvent<string>).data) as AlarmNews));
    source.addEventListener("error", () => {
      // It does not come back by itself from an HTTP error, such as a restarting server's.
      if (!over && source.readyState === Events.CLOSED) timer = setTimeout(() => void reopen(), REOPEN_MS);
    });
  };
  // It hides why it was refused: if the session is over, this question says so to the whole page.
  const reopen = async () => {
    await api.get("/api/me").catch(() => undefined);
    if (!over) open();
  };
  open();
  return () => {
    over = true;
    clearTimeout(timer);
    source.close();
  };
}
