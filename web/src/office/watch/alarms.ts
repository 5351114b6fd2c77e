import { follow } from "../../api/follow.ts";
import type { Rule } from "./rules.ts";

export interface AlarmNews {
  unseen: number;
  /// How many of them are of the day before.
  yesterday: number;
  rules: Rule[];
}

/// Follows how many alarms no one has seen.
///
/// @returns the function that ends it
export function followAlarms(tell: (news: AlarmNews) => void): () => void {
  return follow("/api/office/watch/events", (source) => {
    source.addEventListener("alarms", (event) => tell(JSON.parse((event as MessageEvent<string>).data) as AlarmNews));
  });
}
